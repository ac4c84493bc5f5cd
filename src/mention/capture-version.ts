import type { Span } from '../text/span.ts';

/** What follows a model's name: version and size, each with its place, and where the whole ends. */
export interface VersionTail {
  readonly version: ({ readonly text: string } & Span) | null;
  readonly size: ({ readonly text: string } & Span) | null;
  readonly end: number;
}

/** No version is longer than this. */
const REACH = 48;

const WORD =
  'Ultra|Turbo|Max|Pro|Plus|Mini|Nano|Lite|Large|Medium|Small|Flash|Air|Tiny|Character|Speed|Long|Vision|VL|Omni|Image|Video|Audio|Coder|Code|Math|Thinking|Instruct|Chat|Base|Preview|Sonnet|Opus|Haiku|Next|Exp|Terminus|Speciale|Layered|Edit|Embedding|Reranker|Realtime|Distill|Math|Master|High|Fast|Codex|Spark|Scout|Maverick|Versatile|MoE|Zero|Lightning|Dev|Deep|Research|Video|Animate|Ling|Linear|Instant|Experimental|旗舰版|专业版|极速版|轻量版|多模态版|正式版|预览版|增强版|满血版|基础版|标准版|企业版';
const NUMBER = '\\d{1,3}(?:\\.\\d{1,2}){0,2}';
const SIZE = /^\d{1,4}(?:\.\d{1,2})?[BbMT](?![A-Za-z])(?:-A\d{1,3}(?:\.\d)?B)?/;
/** `V3.5`, `K2`, `R1`, `M2.7`, `4o`, `2.0`, `X1`. */
const NUMBERED = new RegExp(`^(?:[A-Za-z]{1,2}-?)?${NUMBER}(?:[a-z](?![a-z]))?`);
const WORDED = new RegExp(`^(?:${WORD})(?![A-Za-z])`, 'i');
const DATED = /^(?:20\d{2}-\d{2}-\d{2}|\d{4}|\d{3})(?!\d)/;
/** Between a Chinese name and its version: 文心大模型4.0, 星火认知大模型 V3.5. */
const NOUN = /^(?:认知)?(?:系列)?(?:语言)?大?模型\s?(?=[A-Za-z]{0,2}-?\d)/;
/** A number before these is a count or a date, not a version. */
const NOT_A_VERSION = /^\s?(?:[年月日号个款亿万千百名家种项次倍元美%％位天小时分钟岁人层条件台张卡秒]|:\d)/;

interface Piece {
  readonly start: number;
  readonly text: string;
}

function joinLength(rest: string, hasVersion: boolean): number {
  const join = /^(?:[ \-_]{1,2}|系列\s?)?/.exec(rest)?.[0] ?? '';
  return join === '' && hasVersion && !/^[A-Z]/.test(rest) ? 0 : join.length;
}

function sizeAt(rest: string): string | null {
  const size = SIZE.exec(rest)?.[0];
  return size ?? null;
}

function versionAt(rest: string, first: boolean): string | null {
  const numbered = (first ? NUMBERED : DATED).exec(rest)?.[0];
  if (numbered !== undefined) {
    const after = rest.slice(numbered.length);
    const cut = /^[A-Za-z0-9]/.test(after) || (NOT_A_VERSION.test(after) && !/[A-Za-z.]/.test(numbered));
    if (!cut) return numbered;
  }
  return WORDED.exec(rest)?.[0] ?? null;
}

/**
 * Reads the version and size after a model's name that ends at `end`: `Qwen2.5-72B` has version `2.5` and size `72B`,
 * 文心大模型4.0 version `4.0`, `GPT-4 Turbo` version `4 Turbo`. Looks at most 48 units ahead.
 */
export function captureVersion(text: string, end: number): VersionTail {
  const ahead = text.slice(end, end + REACH);
  let at = NOUN.exec(ahead)?.[0].length ?? 0;
  const pieces: Piece[] = [];
  let size: VersionTail['size'] = null;
  let tailEnd = end;
  for (let step = 0; step < 5; step++) {
    const skip = joinLength(ahead.slice(at), pieces.length > 0);
    const rest = ahead.slice(at + skip);
    const start = end + at + skip;
    const sized: string | null = size === null ? sizeAt(rest) : null;
    const taken: string | null = sized ?? versionAt(rest, pieces.length === 0);
    if (taken === null) break;
    if (sized !== null) size = { text: sized, start, end: start + sized.length };
    else pieces.push({ start, text: taken });
    at += skip + taken.length;
    tailEnd = end + at;
  }
  return { version: versionOf(text, pieces), size, end: tailEnd };
}

/** The pieces as the text writes them; a size between them (`-72B-Instruct`) cuts the version there. */
function versionOf(text: string, pieces: readonly Piece[]): VersionTail['version'] {
  const first = pieces[0];
  if (first === undefined) return null;
  let end = first.start + first.text.length;
  for (const piece of pieces.slice(1)) {
    if (piece.start > end + 1) break;
    end = piece.start + piece.text.length;
  }
  return { text: text.slice(first.start, end), start: first.start, end };
}
