import sanitizeHtml from 'sanitize-html';

// Layout and text only: nothing that runs, loads, submits, or names an element of the page it is shown in.
const TAGS =
  `a abbr address article aside b big blockquote br caption center cite code col colgroup dd del details
  dfn div dl dt em figcaption figure font footer h1 h2 h3 h4 h5 h6 header hr i img ins kbd li main mark ol p pre q
  s samp section small span strike strong sub summary sup table tbody td tfoot th thead time tr tt u ul var wbr`.split(
    /\s+/,
  );

const LAYOUT =
  'align valign dir lang width height bgcolor border cellpadding cellspacing colspan rowspan style';

// A value that can only be a number, a word, a colour: no url(), no expression(), no escapes, no comments.
const PLAIN = [/^(?:[#\w\s.,%'"+-]|rgba?\([\d\s.,%/]+\)|hsla?\([\d\s.,%/a-z]+\)){1,200}$/i];

// No position, z-index, opacity or float: a mail must not draw over or imitate what surrounds it.
const STYLES = `color background-color font font-size font-weight font-style font-family text-align
  text-decoration text-indent line-height letter-spacing white-space vertical-align width max-width min-width
  height margin margin-top margin-right margin-bottom margin-left padding padding-top padding-right
  padding-bottom padding-left border border-top border-right border-bottom border-left border-color border-style
  border-width border-collapse border-spacing border-radius list-style-type display direction word-break`;

const DATA_IMAGE = /^data:image\/(?:png|jpe?g|gif|webp);base64,[a-z0-9+/=\s]+$/i;

// Tags nested deeper than any mail program makes them; what is below is dropped, its text kept.
const DEEPEST = 100;

// Nobody nests like this by accident, and each further level makes all of them slower: at 200,000 open tags (a mail of
// 1 MB) the server stood still for half a minute.
const ABSURDLY_DEEP = 2_000;

/** HTML that is nested only to keep the reader busy. */
export class NestedAbsurdly extends Error {
  override name = 'NestedAbsurdly';
}

/**
 * HTML from outside, made safe to show. Scripts, forms, remote styles and event handlers are gone. A remote image
 * waits in `data-remote-src` (loading it tells its sender who reads, when and where); an inline one (cid:) points
 * at what `inline` knows by its content id. Throws NestedAbsurdly.
 */
export function sanitiseHtml(html: string, inline: ReadonlyMap<string, string> = new Map()): string {
  return sanitizeHtml(html, {
    ...depthLimit(),
    allowedTags: TAGS,
    allowedAttributes: {
      '*': LAYOUT.split(' '),
      a: ['href', 'title', 'target', 'rel'],
      img: ['data-remote-src', 'src', 'alt', 'title'],
      font: ['color', 'face', 'size'],
      time: ['datetime'],
    },
    allowedStyles: { '*': Object.fromEntries(STYLES.split(/\s+/).map((name) => [name, PLAIN])) },
    allowedSchemes: ['http', 'https', 'mailto', 'tel'],
    // What an image may point at is decided below, value by value.
    allowedSchemesByTag: { img: ['data', 'http', 'https'] },
    allowedSchemesAppliedToAttributes: ['href', 'src', 'data-remote-src'],
    allowProtocolRelative: false,
    nonTextTags: ['script', 'style', 'textarea', 'option', 'noscript', 'title', 'template', 'iframe', 'xmp'],
    nestingLimit: DEEPEST,
    transformTags: {
      a: (tagName, attribs) => ({
        tagName,
        attribs: { ...attribs, target: '_blank', rel: 'noopener noreferrer nofollow' },
      }),
      img: (tagName, { src, ...rest }) => ({
        tagName,
        attribs: { ...imageSource(src, inline), ...alone(rest) },
      }),
    },
  });
}

function depthLimit() {
  let open = 0;
  return {
    onOpenTag: () => {
      open += 1;
      if (open > ABSURDLY_DEEP) throw new NestedAbsurdly(`more than ${ABSURDLY_DEEP} tags are open`);
    },
    onCloseTag: () => {
      open -= 1;
    },
  };
}

// The first attribute of an image is always the one that tells where it comes from: withRemoteImages relies on it.
function imageSource(src = '', inline: ReadonlyMap<string, string>): Record<string, string> {
  const address = src.trim();
  if (/^cid:/i.test(address)) {
    const known = inline.get(contentId(address.slice(4)));
    return known ? { src: known } : {};
  }
  if (DATA_IMAGE.test(address)) return { src: address };
  if (/^https?:\/\//i.test(address)) return { 'data-remote-src': address };
  return {};
}

function alone(attribs: Record<string, string>): Record<string, string> {
  const { 'data-remote-src': _claimed, ...rest } = attribs;
  return rest;
}

/** A content id in the one form it is looked up by: without brackets, percent signs resolved. */
export function contentId(text: string): string {
  const bare = text.trim().replace(/^<|>$/g, '');
  try {
    return decodeURIComponent(bare);
  } catch {
    // A stray percent sign: the id means what it says.
    return bare;
  }
}

/** Sanitised HTML in which remote images load. A reader has asked for them. */
export function withRemoteImages(html: string): string {
  return html.replaceAll('<img data-remote-src="', '<img src="');
}
