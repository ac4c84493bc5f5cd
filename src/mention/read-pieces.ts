import type { CompiledDictionary, Reading } from '../dictionary/compile.ts';
import type { EntityKind, Entry } from '../dictionary/entry.ts';
import type { Span } from '../text/span.ts';
import { captureVersion, type VersionTail } from './capture-version.ts';
import { type Collision, collisionOf, Sides } from './choose-side.ts';
import { confidenceOf, ENOUGH, isMakerOf, type Surroundings, type Verdict, weighReadings } from './decide.ts';
import { groupCounts, membersOf } from './expand-groups.ts';
import type { Piece, Pieces } from './gather-pieces.ts';
import { occurrencesIn } from './known-places.ts';
import type { Occurrence } from './match-surfaces.ts';
import type { DiscardedMention, Mention } from './mention.ts';
import { cityRole, diplomaticWords, indexAfter, isCityLevel } from './places.ts';
import { titleMarks } from './title-marks.ts';

export interface Outcome {
  readonly mentions: readonly Mention[];
  readonly discarded: readonly DiscardedMention[];
}

class Reader {
  readonly mentions: Mention[] = [];
  readonly discarded: DiscardedMention[] = [];
  private readonly inTitle: Uint8Array;
  private readonly diplomatic: number;
  private readonly shadows: Int32Array;
  private readonly weighed = new Map<Occurrence, readonly Verdict[]>();
  private readonly collisions = new Map<Occurrence, Collision>();
  private readonly sides: Sides;
  private readonly pieces: Pieces;
  private readonly around: Surroundings;
  private readonly compiled: CompiledDictionary;

  constructor(pieces: Pieces, around: Surroundings, compiled: CompiledDictionary) {
    this.pieces = pieces;
    this.around = around;
    this.compiled = compiled;
    this.inTitle = titleMarks(around.text);
    this.diplomatic = diplomaticWords(around.text);
    this.shadows = shadowsOf(pieces, around.text.length);
    for (const piece of pieces.kept) {
      if (piece.from !== 'dictionary') continue;
      const verdicts = weighReadings(piece.occurrence, around);
      this.weighed.set(piece.occurrence, verdicts);
      const enough = verdicts.filter(({ score }) => score >= ENOUGH);
      const collision = collisionOf(piece.occurrence, enough, around.text);
      if (collision !== null) this.collisions.set(piece.occurrence, collision);
    }
    this.sides = new Sides(around.text, this.collisions.values(), around.known);
  }

  discard({ start, end }: Span, readings: readonly string[], reason: string): void {
    this.discarded.push({ start, end, surface: this.around.text.slice(start, end), readings, reason });
  }

  read(piece: Piece): void {
    if (this.inTitle[piece.start] === 1 && (piece.from === 'text' || this.isPartOfTitle(piece))) {
      const kinds =
        piece.from === 'dictionary' ? piece.occurrence.pattern.readings.map(({ entry }) => entry) : [];
      if (!kinds.some(({ kind }) => kind === 'model')) {
        this.discard(
          piece,
          kinds.map(({ id }) => id),
          'inside a title',
        );
        return;
      }
    }
    if (piece.from === 'dictionary') this.readOccurrence(piece.occurrence);
    else if (piece.from === 'tied') {
      const { reading, reason } = piece.proposal;
      this.accept(piece, reading.entry, 0.95, [reason, 'tied to the entry by its stem']);
    } else if (piece.from === 'text') {
      const { kind, name, reason, strength } = piece.proposal;
      const confidence = Math.min(0.9, Math.round(45 + 10 * strength) / 100);
      this.addNew(piece, kind, name, confidence, [reason]);
    } else {
      for (const member of piece.list.members) {
        this.accept(piece, member, 0.9, ['abbreviated list'], {
          group: piece.list.members.map((m) => m.id).join('+'),
        });
      }
    }
  }

  accept(
    span: Span,
    entry: Entry,
    confidence: number,
    reasons: readonly string[],
    more: Partial<Mention> = {},
  ): void {
    const { start, end } = span;
    this.sides.note(span, entry.kind);
    this.mentions.push({
      start,
      end,
      kind: entry.kind,
      entityId: entry.id,
      name: entry.name,
      confidence,
      reasons,
      ...more,
    });
  }

  /** A name that the dictionary lacks. */
  addNew(
    { start, end }: Span,
    kind: EntityKind,
    name: string,
    confidence: number,
    reasons: readonly string[],
  ): void {
    this.sides.note({ start, end }, kind);
    this.mentions.push({ start, end, kind, entityId: null, name, confidence, reasons });
  }

  readOccurrence(occurrence: Occurrence): void {
    const { pattern } = occurrence;
    if (pattern.groups.length > 0 && this.readGroup(occurrence)) return;
    const verdicts = this.weighed.get(occurrence) ?? [];
    const best = verdicts[0];
    if (best === undefined || best.score < ENOUGH) {
      const ids = pattern.readings.map((reading) => reading.entry.id);
      this.discard(
        occurrence,
        ids,
        best?.reasons.join('; ') ?? 'a collective name that does not expand here',
      );
      return;
    }
    const collision = this.collisions.get(occurrence);
    this.settle(occurrence, collision === undefined ? best : this.sides.choose(collision));
  }

  /** Whether a title says more than this name alone. */
  isPartOfTitle({ start, end }: Span): boolean {
    return this.inTitle[start - 1] === 1 || this.inTitle[end] === 1;
  }

  /** A doubtful organization's name round a city: better no city than half a name. */
  hintOver({ start, end }: Span): string | undefined {
    const hint = this.pieces.hints[(this.shadows[start] ?? 0) - 1];
    return hint !== undefined && hint.end > end ? hint.name : undefined;
  }

  readGroup(occurrence: Occurrence): boolean {
    const { named } = this.around.profile;
    const group = occurrence.pattern.groups.find((each) => groupCounts(each, this.around.text, named));
    if (group === undefined) return false;
    for (const member of membersOf(group, this.compiled)) {
      this.accept(occurrence, member, 0.9, [`member of ${group.name}`], { group: group.id });
    }
    return true;
  }

  settle(occurrence: Occurrence, { reading, score, reasons }: Verdict): void {
    const { entry } = reading;
    if (entry.kind === 'city') this.settleCity(occurrence, reading, score, reasons);
    else if (entry.kind === 'model') this.settleModel(occurrence, reading, score, reasons);
    else this.settleOrganization(occurrence, reading, score, reasons);
  }

  settleOrganization(span: Span, { entry }: Reading, score: number, reasons: readonly string[]): void {
    const index = indexAfter(this.around.text, span, this.pieces.clues);
    if (index === null) this.accept(span, entry, confidenceOf(score), reasons);
    else this.discard(span, [entry.id], `part of the name ${index}`);
  }

  settleCity(span: Span, { entry }: Reading, score: number, reasons: readonly string[]): void {
    if (entry.kind !== 'city' || !isCityLevel(entry.level)) {
      const city = this.cityInFront(span);
      if (city === null) this.discard(span, [entry.id], 'a country or a district is no city');
      else this.accept(city.occurrence, city.entry, 0.85, ['a city before its district']);
      return;
    }
    const { text, script } = this.around;
    const hint = this.hintOver(span);
    const role = cityRole(entry, span, {
      text,
      script,
      clues: this.pieces.clues,
      diplomatic: this.diplomatic,
      hint,
    });
    if (role.as === 'city') this.accept(span, entry, confidenceOf(score), reasons);
    else if (role.as === 'nothing') this.discard(span, [entry.id], role.reason);
    else this.acceptGovernment(span, role.name);
  }

  /** A capital as its government, under the dictionary's entry when it has one. */
  acceptGovernment(span: Span, name: string): void {
    const reasons = ['the capital stands for the government'];
    const readings = this.compiled.bySurface.get(name)?.readings ?? [];
    const known = readings.find(({ entry }) => entry.kind === 'organization');
    if (known !== undefined) this.accept(span, known.entry, 0.8, reasons);
    else this.addNew(span, 'organization', name, 0.7, reasons);
  }

  settleModel(occurrence: Occurrence, reading: Reading, score: number, reasons: readonly string[]): void {
    const { version, size, end } = versionOf(this.around.text, occurrence, reading);
    this.accept({ start: occurrence.start, end }, reading.entry, confidenceOf(score), reasons, {
      ...(version === null ? {} : { version }),
      ...(size === null ? {} : { size }),
    });
    this.addBrand(occurrence, reading);
  }

  /** The city that a district's name begins with: 北京|中关村. */
  cityInFront(span: Span): { occurrence: Occurrence; entry: Entry } | null {
    for (const occurrence of nestedAtStart(this.pieces, span)) {
      for (const { entry } of occurrence.pattern.readings) {
        if (entry.kind === 'city' && isCityLevel(entry.level)) return { occurrence, entry };
      }
    }
    return null;
  }

  /** A maker's name in front of its model's (华为盘古, 讯飞星火) is also the organization. */
  addBrand(occurrence: Occurrence, { entry }: Reading): void {
    if (entry.kind !== 'model') return;
    for (const nested of nestedAtStart(this.pieces, occurrence)) {
      if (nested.pattern.readings.some((reading) => reading.entry.kind === 'model')) continue;
      const brand = nested.pattern.readings.find(
        (reading) =>
          reading.entry.kind === 'organization' &&
          isMakerOf(entry, reading.entry.id, this.compiled.dictionary),
      );
      if (brand === undefined) continue;
      this.accept(nested, brand.entry, 0.85, ['the brand before its model']);
      return;
    }
  }
}

/** For each position, the number (plus one) of a hint that covers it. */
function shadowsOf({ hints }: Pieces, length: number): Int32Array {
  const shadows = new Int32Array(length + 1);
  for (const [number, { kind, strength, start, end }] of hints.entries()) {
    if (kind === 'organization' && strength >= 1) shadows.fill(number + 1, start, end);
  }
  return shadows;
}

function nestedAtStart({ occurrences }: Pieces, span: Span): Occurrence[] {
  return occurrencesIn(occurrences, span).filter(({ start, end }) => start === span.start && end < span.end);
}

/** The version in and after a model's name: as the text writes it, not as the dictionary files it. */
function versionOf(text: string, occurrence: Occurrence, { entry, version }: Reading): VersionTail {
  const after = captureVersion(text, occurrence.end);
  if (version === undefined) return after;
  const surface = text.slice(occurrence.start, occurrence.end).toLowerCase();
  const bases = entry.names.filter((name) => surface.startsWith(name.surface.toLowerCase()));
  const base = Math.max(0, ...bases.map((name) => name.surface.length));
  const inside = base === 0 ? null : captureVersion(text, occurrence.start + base);
  if (inside?.version != null && inside.end >= occurrence.end) return inside;
  const at = surface.lastIndexOf(version.toLowerCase());
  const start = occurrence.start + Math.max(0, at);
  const end = at === -1 ? occurrence.end : start + version.length;
  return { ...after, version: { text: version, start, end } };
}

/** Decides every piece of a text. */
export function readPieces(pieces: Pieces, around: Surroundings, compiled: CompiledDictionary): Outcome {
  const reader = new Reader(pieces, around, compiled);
  for (const piece of pieces.kept) reader.read(piece);
  return { mentions: reader.mentions, discarded: reader.discarded };
}
