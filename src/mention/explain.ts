import type { ArticleText } from '../text/article-text.ts';
import type { FoundMentions } from './find-mentions.ts';

/** What became of one surface, and why. Offsets count in `ArticleText.text`. */
export interface Explanation {
  readonly surface: string;
  readonly start: number;
  readonly end: number;
  readonly outcome: 'mention' | 'discarded' | 'candidate';
  /** What it became (`model qwen 通义千问 2.5`), or what it could have been. */
  readonly meaning: string;
  readonly reasons: readonly string[];
  readonly confidence: number | null;
}

/** Every surface that was found in an article, in text order: what it became, or why it was given up. */
export function explainMentions({ text }: ArticleText, found: FoundMentions): Explanation[] {
  const named = found.mentions.map(({ start, end, kind, entityId, name, version, reasons, confidence }) => ({
    surface: text.slice(start, end),
    start,
    end,
    outcome: 'mention' as const,
    meaning: [kind, entityId ?? 'new', name, version?.text ?? ''].join(' ').trim(),
    reasons,
    confidence,
  }));
  const isMention = new Set(found.mentions.map(({ kind, name }) => `${kind} ${name}`));
  const hinted = found.candidates
    .filter(({ kind, name }) => !isMention.has(`${kind} ${name}`))
    .map(({ start, end, kind, name, reason, confidence }) => ({
      surface: text.slice(start, end),
      start,
      end,
      outcome: 'candidate' as const,
      meaning: `${kind} ${name}`,
      reasons: [reason],
      confidence,
    }));
  const given = found.discarded.map(({ start, end, surface, readings, reason }) => ({
    surface,
    start,
    end,
    outcome: 'discarded' as const,
    meaning: readings.join(', '),
    reasons: [reason],
    confidence: null,
  }));
  return [...named, ...hinted, ...given].sort((a, b) => a.start - b.start || b.end - a.end);
}
