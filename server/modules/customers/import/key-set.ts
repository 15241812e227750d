/** Which of many texts were there before. */
export type KeySet = { has: (key: string) => boolean; add: (key: string) => void };

const FIRST_PLACES = 4_096;
// Fuller than this, looking for a free place begins to take long.
const FULLEST = 0.6;

/**
 * A set that keeps 53 bits of each text in place of the text: at most about 200 MB for the identities of the largest
 * list, where a Set would take several times as much. Two different ones count as one about once in a hundred of the
 * largest lists, which makes one customer of millions look known in a preview.
 */
export function keySet(): KeySet {
  let places = new Float64Array(FIRST_PLACES);
  let held = 0;

  function placeOf(mark: number): number {
    let place = mark % places.length;
    while (places[place] !== 0 && places[place] !== mark) place = (place + 1) % places.length;
    return place;
  }

  function grow(): void {
    const old = places;
    places = new Float64Array(old.length * 2);
    for (const mark of old) if (mark !== 0) places[placeOf(mark)] = mark;
  }

  return {
    has: (key) => places[placeOf(markOf(key))] !== 0,
    add: (key) => {
      const mark = markOf(key);
      const place = placeOf(mark);
      if (places[place] === mark) return;
      places[place] = mark;
      held += 1;
      if (held > places.length * FULLEST) grow();
    },
  };
}

// Two mixings of 32 bits (the multipliers of MurmurHash3's finish), put together to 53; 0 stands for an empty place.
function markOf(key: string): number {
  let one = 0xdeadbeef;
  let other = 0x41c6ce57;
  for (let at = 0; at < key.length; at++) {
    const letter = key.charCodeAt(at);
    one = Math.imul(one ^ letter, 0x85ebca6b);
    other = Math.imul(other ^ letter, 0xc2b2ae35);
  }
  one = Math.imul(one ^ (one >>> 16), 0x85ebca6b) ^ Math.imul(other ^ (other >>> 13), 0xc2b2ae35);
  other = Math.imul(other ^ (other >>> 16), 0x85ebca6b) ^ Math.imul(one ^ (one >>> 13), 0xc2b2ae35);
  return (other & 0x1fffff) * 2 ** 32 + (one >>> 0) || 1;
}
