/** As wide as a phone: the panel covers the page. The same width as in `styles/media.css`. */
export function isPhone() {
  return matchMedia('(max-width: 520px)').matches;
}
