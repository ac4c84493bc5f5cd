/** Beyond this many joints only the uniform spellings are made, so that one name stays a handful of patterns. */
const MAX_JOINTS = 3;
const PART = /[A-Za-z]+|\d+(?:\.\d+)*|[^A-Za-z\d]+/g;
const LATIN_OR_DIGIT = /[A-Za-z\d]/;
const SEPARATOR = /[\s_\-·]+/;
const CAMEL = /(?<=[a-z]{2})(?=[A-Z][A-Za-z])/;

interface Joint {
  /** As the dictionary writes it. */
  readonly written: string;
  readonly others: readonly string[];
}

interface Parts {
  readonly parts: readonly string[];
  readonly joints: readonly Joint[];
}

function endsLatin(part: string): boolean {
  return LATIN_OR_DIGIT.test(part.at(-1) ?? '');
}

function startsLatin(part: string): boolean {
  return LATIN_OR_DIGIT.test(part[0] ?? '');
}

/** How a joint between two parts may also be written. */
function jointBetween(left: string, right: string, written: string): Joint {
  const latin = endsLatin(left) && startsLatin(right);
  if (!latin) return { written, others: endsLatin(left) || startsLatin(right) ? ['', ' '] : [] };
  // RT-X is not RTX: short initials run together are somebody else's.
  const short = left.length + right.length <= 4 && /[A-Za-z]$/.test(left) && /^[A-Za-z]/.test(right);
  if (written !== '') return { written, others: short ? [' ', '-'] : ['', ' ', '-'] };
  const digitsMeet = /[A-Za-z]$/.test(left) !== /^[A-Za-z]/.test(right);
  // `o1` and `K2` are not also `o 1` and `K 2`: one letter and a space would match anywhere.
  if (digitsMeet) return { written, others: left.length > 1 && right.length < 5 ? ['', ' ', '-'] : [] };
  return { written, others: left.length > 1 && right.length > 1 ? ['', ' '] : [] };
}

function partsOf(surface: string): Parts {
  const parts: string[] = [];
  const joints: Joint[] = [];
  let pending: string | null = null;
  for (const chunk of surface.split(/([\s_\-·]+)/)) {
    if (chunk === '') continue;
    if (SEPARATOR.test(chunk) && chunk.replace(SEPARATOR, '') === '') {
      pending = chunk;
      continue;
    }
    const pieces = (chunk.match(PART) ?? []).flatMap((piece) => piece.split(CAMEL));
    for (const piece of pieces) {
      const last = parts.at(-1);
      if (last !== undefined) joints.push(jointBetween(last, piece, pending ?? ''));
      pending = null;
      parts.push(piece);
    }
  }
  return { parts, joints };
}

function uniform({ parts, joints }: Parts, spelling: (joint: Joint) => string): string {
  return parts.reduce((text, part, i) => text + (i === 0 ? '' : spelling(joints[i - 1] as Joint)) + part, '');
}

function allSpellings({ parts, joints }: Parts): string[] {
  let spellings = [parts[0] ?? ''];
  for (const [i, joint] of joints.entries()) {
    const ways = new Set([joint.written, ...joint.others]);
    spellings = spellings.flatMap((text) => [...ways].map((way) => text + way + (parts[i + 1] ?? '')));
  }
  return spellings;
}

/**
 * The spellings of a name that differ only in space, hyphen or nothing between Latin parts, digits and Chinese
 * (`Qwen2.5`, `Qwen 2.5`, `Qwen-2.5`; `智谱AI`, `智谱 AI`). The given spelling comes first; a name without Latin
 * letters or digits has only that one.
 */
export function surfaceVariants(surface: string): string[] {
  if (!LATIN_OR_DIGIT.test(surface)) return [surface];
  const split = partsOf(surface);
  if (split.joints.length > MAX_JOINTS) {
    const ways = ['', ' ', '-'].map((way) =>
      uniform(split, (joint) => (joint.others.includes(way) ? way : joint.written)),
    );
    return [...new Set([surface, ...ways])];
  }
  return [...new Set([surface, ...allSpellings(split)])];
}
