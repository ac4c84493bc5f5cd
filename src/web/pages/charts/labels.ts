/** A circle that wants its name beside it. */
export interface Labelled {
  readonly name: string;
  readonly models: number;
  readonly x: number;
  readonly y: number;
  readonly r: number;
}

export interface PlacedLabel {
  readonly text: string;
  readonly figure: string;
  readonly x: number;
  readonly y: number;
  readonly anchor: 'start' | 'middle' | 'end';
}

interface Box {
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
}

/** Size of the letters, in units of the drawing. */
const LETTER = 15;
const GAP = 5;

function widthOf(text: string): number {
  let width = 0;
  for (const character of text) width += character.charCodeAt(0) > 0x2e80 ? LETTER : LETTER * 0.58;
  return width;
}

function boxAt({ x, y, anchor }: Pick<PlacedLabel, 'x' | 'y' | 'anchor'>, width: number): Box {
  const left = anchor === 'start' ? x : anchor === 'end' ? x - width : x - width / 2;
  return { left, right: left + width, top: y - LETTER, bottom: y + 3 };
}

const meets = (a: Box, b: Box): boolean =>
  a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom;

/** Right of the circle, left, above, below: the first that is free. */
function spots({ x, y, r }: Labelled): Pick<PlacedLabel, 'x' | 'y' | 'anchor'>[] {
  return [
    { x: x + r + GAP, y: y + LETTER / 3, anchor: 'start' },
    { x: x - r - GAP, y: y + LETTER / 3, anchor: 'end' },
    { x, y: y - r - GAP, anchor: 'middle' },
    { x, y: y + r + LETTER, anchor: 'middle' },
  ];
}

/** Names beside their circles where there is room, the first ones first; a name without room is left out. */
export function placeLabels(circles: readonly Labelled[], width: number, height: number): PlacedLabel[] {
  const taken: Box[] = circles.map(({ x, y, r }) => ({
    left: x - r,
    right: x + r,
    top: y - r,
    bottom: y + r,
  }));
  const placed: PlacedLabel[] = [];
  circles.forEach((circle, own) => {
    const figure = String(circle.models);
    const long = widthOf(`${circle.name} ${figure}`);
    for (const spot of spots(circle)) {
      const box = boxAt(spot, long);
      const isInside = box.left >= 0 && box.right <= width && box.top >= 0 && box.bottom <= height;
      if (!isInside || taken.some((other, index) => index !== own && meets(box, other))) continue;
      taken.push(box);
      placed.push({ ...spot, text: circle.name, figure });
      return;
    }
  });
  return placed;
}
