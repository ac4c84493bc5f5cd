import type { Command } from 'commander';
import { readConfig } from '../config.ts';
import type { Argument, EventMention } from '../event/event-mention.ts';
import type { TriggerTrace } from '../event/event-trace.ts';
import { loadKnowledge } from '../load-knowledge.ts';
import type { DiscardedMention, Mention } from '../mention/mention.ts';
import type { ReadableArticle } from '../reading/article-input.ts';
import { type Reading, readStations } from '../reading/read-article.ts';
import { toReadable } from '../reading/to-readable.ts';
import type { Sentence } from '../text/article-text.ts';
import { covers, type Span } from '../text/span.ts';
import { eachInput } from './each-input.ts';
import { print } from './output.ts';

interface Options {
  all?: boolean;
  dictionaries?: string;
}

/** A sentence is shown up to this many characters. */
const SHOWN = 300;

const worth = (argument: Argument): string =>
  'name' in argument ? argument.name : `${argument.value}${argument.unit ?? ''}`;

function quote({ article }: Reading, span: Span): string {
  const { start, end } = article.toOriginal(span);
  return article.original.slice(start, Math.min(end, start + SHOWN)).replace(/\s+/g, ' ');
}

function mentionLine(reading: Reading, mention: Mention): string {
  const id = mention.entityId ?? 'not in the dictionary';
  const why = mention.reasons.join('; ');
  return `  ${mention.kind} 「${quote(reading, mention)}」 = ${mention.name} (${id})${why === '' ? '' : `: ${why}`}`;
}

function discardedLine(discarded: DiscardedMention): string {
  return `  no mention 「${discarded.surface}」 (${discarded.readings.join(', ')}): ${discarded.reason}`;
}

function triggerLine(reading: Reading, trace: TriggerTrace): string {
  const took = trace.arguments
    .map(({ argument, from }) => `${argument.role}=${worth(argument)} from ${from}`)
    .join(', ');
  const verdict = trace.discarded === null ? 'event' : `none: ${trace.discarded}`;
  return `  ${trace.rule} 「${quote(reading, trace.trigger)}」 ${verdict}${took === '' ? '' : ` [${took}]`}`;
}

function sentenceLines(reading: Reading, sentence: Sentence, all: boolean): string[] {
  const inside = <T extends Span>(spans: readonly T[]) => spans.filter((span) => covers(sentence, span));
  const triggers = reading.trace.triggers.filter(
    (trace) =>
      trace.sentence === sentence.index && (all || !(trace.discarded?.startsWith('context') ?? false)),
  );
  const lines = [
    ...inside(reading.mentions).map((mention) => mentionLine(reading, mention)),
    ...inside(reading.discarded).map(discardedLine),
    ...triggers.map((trace) => triggerLine(reading, trace)),
  ];
  if (lines.length === 0 && !all) return [];
  return [`${sentence.inTitle ? 'title' : sentence.index} ${quote(reading, sentence)}`, ...lines];
}

function eventLine(event: EventMention): string {
  const said = event.arguments.map((argument) => `${argument.role}=${worth(argument)}`).join(' ');
  return `  ${event.type} ${event.modality} ${event.time.value ?? 'no time'} ${said} (${event.foundBy}, ${event.confidence})`;
}

/** A reading told sentence by sentence: mentions, what was no mention, triggers, what each rule took or why not. */
export function explainReading(input: ReadableArticle, reading: Reading, all: boolean): string {
  const { trace, events } = reading;
  const head = `${input.title ?? input.id} (${input.publishedAt ?? 'no date'})`;
  const scope = trace.outOfScope ? ['touches neither AI nor a maker of models: no rule was tried'] : [];
  const sentences = reading.article.sentences.flatMap((sentence) => sentenceLines(reading, sentence, all));
  const found = events.length === 0 ? ['no events'] : ['events:', ...events.map(eventLine)];
  return [head, ...scope, ...sentences, ...found, ''].join('\n');
}

/** `shanshui explain`: why an article was read as it was. */
export function registerExplain(program: Command): void {
  program
    .command('explain')
    .description(
      'show, sentence by sentence, what was found in an article, by which rule, and what was given up and why',
    )
    .argument('<file...>', 'files to read, - for standard input')
    .option('--all', 'also sentences without anything, and triggers whose context spoke against them')
    .option('--dictionaries <folder>', 'use the dictionaries in this folder')
    .addHelpText('after', '\nExample:\n  shanshui explain news.txt')
    .action(async (files: string[], options: Options) => {
      const knowledge = loadKnowledge(readConfig({ dictionaries: options.dictionaries }));
      await eachInput(files, async ({ input, place }, complain) => {
        const outcome = toReadable(input);
        if (outcome.kind === 'readable') {
          const reading = readStations(outcome.article, knowledge);
          await print(`${explainReading(outcome.article, reading, options.all === true)}\n`);
        } else complain(place, `holds no article (${outcome.reason})`);
      });
    });
}
