import type { Command } from 'commander';
import { readConfig } from '../config.ts';
import { loadKnowledge } from '../load-knowledge.ts';
import type { ReadableArticle } from '../reading/article-input.ts';
import type { Extraction } from '../reading/extraction.ts';
import { readArticle } from '../reading/read-article.ts';
import { toReadable } from '../reading/to-readable.ts';
import { eachInput } from './each-input.ts';
import { type Format, formatOption, print, table } from './output.ts';

interface Options {
  format: Format;
  withText?: boolean;
  dictionaries?: string;
}

const EXAMPLES = `
Examples:
  shanshui extract news.txt                                  what one article says, as tables
  shanshui extract --format ndjson archive.ndjson.gz         one JSON line an article
  curl -s https://example.com/a.html | shanshui extract -    standard input

An input is .html, .txt, .md, .json {id?, url?, title?, published?, text | html}, or .ndjson of such, each also .gz.`;

function argumentText(argument: Extraction['events'][number]['arguments'][number]): string {
  const value = 'name' in argument ? argument.name : `${argument.value}${argument.unit ?? ''}`;
  return `${argument.role}=${value}`;
}

/** An extraction as tables for people. */
export function extractionTables(extraction: Extraction): string {
  const { article, mentions, events, statements, candidates } = extraction;
  const entities = new Map<
    string,
    { kind: string; name: string; id: string; times: number; as: Set<string> }
  >();
  for (const { kind, name, entityId, surface } of mentions) {
    const key = `${kind} ${entityId ?? name}`;
    const known = entities.get(key) ?? {
      kind,
      name,
      id: entityId ?? '(new)',
      times: 0,
      as: new Set<string>(),
    };
    known.times += 1;
    known.as.add(surface);
    entities.set(key, known);
  }
  const heading = `${article.title ?? extraction.id} (${article.publishedAt ?? 'no date'}, ${article.script})`;
  const entityRows = [...entities.values()].map(({ as, ...entity }) => ({
    ...entity,
    as: [...as].slice(0, 4).join(' '),
  }));
  const eventRows = events.map((event) => ({
    type: event.type,
    modality: event.modality,
    time: event.time.value,
    arguments: event.arguments.map(argumentText).join(' '),
    trigger: event.trigger.text,
    'found by': event.foundBy,
  }));
  const statementRows = statements.map(({ subject, property, value }) => ({
    subject: subject.name,
    property,
    value: typeof value === 'object' ? value.name : value,
  }));
  const candidateRows = candidates.map(({ kind, name, reason }) => ({ kind, name, reason }));
  return [
    heading,
    table(entityRows, { empty: 'no entities' }),
    table(eventRows, { empty: 'no events' }),
    table(statementRows, { empty: 'no statements' }),
    ...(candidateRows.length === 0 ? [] : ['names the dictionary lacks:', table(candidateRows)]),
    '',
  ].join('\n');
}

/** `shanshui extract`: the whole reading of articles from files. */
export function registerExtract(program: Command): void {
  program
    .command('extract')
    .description('read articles: mentions, events, statements, each with its place in the text')
    .argument('<file...>', 'files to read, - for standard input')
    .addOption(formatOption(['table', 'json', 'ndjson'], 'table'))
    .option('--with-text', 'print the text that the offsets count in')
    .option('--dictionaries <folder>', 'use the dictionaries in this folder')
    .addHelpText('after', EXAMPLES)
    .action(async (files: string[], options: Options) => {
      const knowledge = loadKnowledge(readConfig({ dictionaries: options.dictionaries }));
      const all: Extraction[] = [];
      const write = async (readable: ReadableArticle) => {
        const extraction = readArticle(readable, knowledge);
        if (options.withText === true) extraction.article.text = readable.text;
        if (options.format === 'ndjson') await print(`${JSON.stringify(extraction)}\n`);
        else if (options.format === 'table') await print(`${extractionTables(extraction)}\n`);
        else all.push(extraction);
      };
      try {
        await eachInput(files, async ({ input, place }, complain) => {
          const outcome = toReadable(input);
          if (outcome.kind === 'readable') await write(outcome.article);
          else complain(place, `holds no article (${outcome.reason})`);
        });
      } finally {
        if (options.format === 'json') await print(`${JSON.stringify(all, null, 2)}\n`);
      }
    });
}
