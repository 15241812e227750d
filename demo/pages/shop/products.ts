export type Product = {
  id: string;
  name: string;
  line: string;
  price: number;
  was?: number;
  about: string;
  facts: [string, string][];
};

/** Prices in euro. */
export const products: Product[] = [
  {
    id: 'drill-18',
    name: 'Bohrwerk 18 V',
    line: 'Cordless drill with two batteries',
    price: 149,
    was: 169,
    about:
      'Drives a long screw into oak and still fits into the corner of a cupboard. Two batteries, one of them always full.',
    facts: [
      ['Torque', '62 Nm'],
      ['Weight', '1.4 kg'],
      ['Chuck', '13 mm, keyless'],
      ['In the box', '2 batteries, charger, case'],
    ],
  },
  {
    id: 'sander-150',
    name: 'Feinschliff 150',
    line: 'Random orbit sander',
    price: 119,
    about:
      'Takes off old paint in the morning and makes it smooth in the afternoon. The dust goes into the bag.',
    facts: [
      ['Disc', '150 mm'],
      ['Orbit', '2.5 mm'],
      ['Weight', '1.9 kg'],
    ],
  },
  {
    id: 'jigsaw-12',
    name: 'Kurvenreich 12 V',
    line: 'Jigsaw for tight curves',
    price: 98,
    about: 'Follows a pencil line. The blade is changed without a tool, and the light is where you cut.',
    facts: [
      ['Depth in wood', '70 mm'],
      ['Strokes', '800 to 2,800 a minute'],
      ['Weight', '1.7 kg'],
    ],
  },
  {
    id: 'bits-32',
    name: 'Bitbox 32',
    line: 'Screwdriver bits, 32 pieces',
    price: 24.9,
    about: 'The sizes that one really needs, in a box that closes.',
    facts: [
      ['Steel', 'S2'],
      ['Pieces', '32, with magnetic holder'],
    ],
  },
  {
    id: 'tape-5',
    name: 'Fünfer',
    line: 'Tape measure, 5 m',
    price: 14.5,
    about: 'Stands out two metres before it bends. Millimetres on both sides, for left hands as well.',
    facts: [
      ['Length', '5 m'],
      ['Width', '25 mm'],
    ],
  },
  {
    id: 'bench',
    name: 'Klappbank',
    line: 'Folding workbench, beech',
    price: 219,
    about: 'Carries 250 kg and hangs on the wall when it is not needed. Oiled beech from the Spessart.',
    facts: [
      ['Carries', '250 kg'],
      ['Top', '100 x 60 cm'],
      ['Folded', '12 cm deep'],
    ],
  },
];

export const productById = (id: string) => products.find((product) => product.id === id);

export const euro = (amount: number) =>
  new Intl.NumberFormat('en-IE', { style: 'currency', currency: 'EUR' }).format(amount);
