import { fold, wordsOf } from '../../server/modules/customers/find/fold.ts';

// Names of many languages, the common ones first: how often each comes falls off as it does among people. Rare family
// names are put together of parts, as many really are, so that there are as many different ones as a country has.

const FIRST =
  `Maria Anna Thomas Michael Andreas Peter Stefan Christian Martin Sandra Julia John David Daniel Laura Sarah
  Mohammed Fatima Ali Sofia Lucas Emma Paul Leon Mia Ben Hannah José María Carlos Juan Ana Luis Carmen Javier Elena
  Pablo Jürgen Günther Jörg Björn Käthe Zoë Chloé André René François Hélène Jérôme Sébastien Giulia Marco Francesca
  Alessandro Chiara Piotr Agnieszka Krzysztof Małgorzata Łukasz Zofia Ivan Olga Dmitri Svetlana Natalia Sergei Aylin
  Mehmet Ayşe Emre Elif Murat Jon Jonathan Johannes Hans Karl Katharina Catherine Kathrin Margarethe Margaret Greta
  Philipp Philip Stephan Steven Sven Lars Ingrid Astrid Søren Mads Freja Wei Jing Li Hiroshi Yuki Priya Rahul Anjali
  Arjun Chidi Amara Kwame Nia Noah Oliver Liam Olivia Ava Isabella Charlotte Amelia Henry William James Robert Mary
  Patricia Jennifer Linda Elizabeth Barbara Susan Jessica Karen Nancy Lisa Betty Sandy Ashley Emily Kimberly Donna
  Michelle Carol Amanda Melissa Deborah Stephanie Rebecca Laurène Zsófia Ágnes István محمد فاطمة أحمد ליאור נועה Анна
  Дмитрий Ирина Γιώργος Ελένη`.split(/\s+/);

const LAST =
  `Müller Schmidt Schneider Fischer Weber Meyer Wagner Becker Schulz Hoffmann Huber Maier Mayer Meier Bauer
  Richter Klein Wolf Schröder Neumann Schwarz Zimmermann Braun Krüger Hofmann Hartmann Lange Schmitt Werner Krause
  Lehmann Köhler Herrmann Walter König Mayr Böhm Gruber Steiner Moser Berger Smith Johnson Williams Brown Jones Garcia
  Miller Davis Rodriguez Martinez Hernandez Lopez Gonzalez Wilson Anderson Thomas Taylor Moore Jackson Martin Lee Perez
  Thompson White Harris Sanchez Clark Ramirez Lewis Robinson Walker Young Allen King Wright Scott Torres Nguyen Hill
  Flores Green Adams Nelson Baker Hall Rivera Campbell Mitchell Carter Roberts Gómez Fernández Rodríguez Martínez Pérez
  Sánchez Díaz Muñoz Álvarez Rossi Russo Ferrari Esposito Bianchi Romano Colombo Nowak Kowalski Wiśniewski Wójcik
  Yılmaz Kaya Demir Şahin Çelik Dubois Laurent Lefèvre Moreau Girard Dupont Ivanov Petrov Smirnov Kim Chen Wang Zhang
  Tanaka Suzuki Patel Singh Sharma Kumar Okafor Mensah Haddad Nasser حداد الخطيب כהן לוי Иванов Παπαδόπουλος O'Neill
  Jensen Nielsen Hansen Larsen Andersson Johansson Virtanen`.split(/\s+/);

const FRONTS =
  `Schwarz Weiss Ober Unter Nieder Hoch Stein Birken Eichen Linden Rosen Gold Silber Eisen Kirch Mühl Brunn
  Wald Berg Thal Sonn Winter Sommer Hirsch Adler Falken Löwen Bären Wolfs Burg Acker Feld Wiesen Bach See Sand Kalt Warm
  Breit Lang Kurz Gross Alt Neu Schön Lieb Frei Krumm Hasel Nuss Apfel Brom Heidel Kranz Hammer Haus Hof Platz Rohr Spiel
  Wein Zeller Ziegel Zwei Drei Himmel Ritter Kaiser`.split(/\s+/);

const BACKS =
  `bach bacher berg berger burg burger mann meier maier mayr müller huber hofer hoff feld felder stein steiner
  thal thaler wald walder egger ecker hauser dorfer stetter leitner reiter schmid schmidt bauer brunner wieser lechner
  enbach enberg inger ler ner kamp kemper holz hölzer kirchner moser auer seer gruber`.split(/\s+/);

const ONSETS = 'B Br D F G Gr H K Kl Kr L M N P R S St T Tr W Z'.split(' ');
const VOWELS = 'a e i o u ü'.split(' ');
const ENDS = 'l ll m n r rt tz ck'.split(' ');

export type Name = { name: string; called: string; words: string[] };

const known = (name: string): Name => ({ name, called: fold(name), words: wordsOf(name) });

export const firstNames = (): Name[] => FIRST.filter(Boolean).map(known);

export const lastNames = (): Name[] => {
  const rare = FRONTS.flatMap((front) => BACKS.map((back) => front + back));
  const made = ONSETS.flatMap((onset) =>
    VOWELS.flatMap((vowel) => ENDS.flatMap((end) => BACKS.map((back) => onset + vowel + end + back))),
  );
  const double = rare.filter((_, at) => at % 3 === 0).map((name, at) => `${LAST[at % LAST.length]}-${name}`);
  return [...LAST.filter(Boolean), ...shuffled(rare), ...shuffled(made), ...double].map((name) => ({
    ...known(name),
    called: wordsOf(name).join(' '),
  }));
};

// The same order each time, so that two runs ask the same of the same customers.
const shuffled = (names: string[]): string[] =>
  names
    .map((name, at) => ({ name, rank: (at * 7_919) % 104_729 }))
    .sort((a, b) => a.rank - b.rank)
    .map(({ name }) => name);

export const DOMAINS = [
  ...'gmail.com gmx.de web.de outlook.com yahoo.com icloud.com t-online.de hotmail.com'.split(' '),
  ...FRONTS.map((front) => `${fold(front)}-werke.example`),
  ...FRONTS.map((front) => `${fold(front)}.shop.example`),
];
