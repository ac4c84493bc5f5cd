import type { Command } from 'commander';
import { type ReadGold, readGold, readPredictions } from '../adapters/files/gold-files.ts';
import { readConfig } from '../config.ts';
import { loadKnowledge } from '../load-knowledge.ts';
import type { Measure } from '../quality/measure.ts';
import { Synonyms } from '../quality/names.ts';
import { Prediction } from '../quality/prediction.ts';
import { type Report, reportOf } from '../quality/report.ts';
import { differencesOf, scoreArticle } from '../quality/score-article.ts';
import { type Knowledge, readArticle } from '../reading/read-article.ts';
import { toReadable } from '../reading/to-readable.ts';
import { eachInput } from './each-input.ts';
import { WorkFailure, WrongUse } from './failure.ts';
import { type Format, formatOption, print, table } from './output.ts';

interface Options {
  gold: string;
  pred?: string;
  show?: string;
  format: Format;
  dictionaries?: string;
}

const HELP = `
The gold is a folder of JSON files, one an article, by the conventions of docs/scoring.md:
  {"id": "A1",
   "entities": [{"kind": "organization", "name": "百度", "aliases_in_text": ["百度"], "known": true}],
   "events": [{"type": "model_release", "modality": "asserted", "time": {"value": "2023-03-16"},
               "arguments": [{"role": "model", "name": "文心一言"}, {"role": "developer", "name": "百度"}]}],
   "landscape": [{"subject": "文心一言", "property": "developer", "value": "百度"}]}
Entities with "media": true and events with "optional": true count neither way; "known": false is a name that the
dictionary need not have; "hardNegative": true is an article that must give no event and no false model.

Examples:
  shanshui score --gold my/gold my/texts/*.json              read the articles and score what was read
  shanshui extract --format ndjson my/texts/*.json >a.ndjson
  shanshui score --gold my/gold --pred a.ndjson --show A1    score a file, and list the differences of one article`;

function good<T>({ read, problems }: ReadGold<T>): readonly T[] {
  const first = problems[0];
  if (first === undefined) return read;
  const more = problems.length > 1 ? ` (and ${problems.length - 1} more)` : '';
  throw new WorkFailure(`${first}${more}; the form is in docs/scoring.md`);
}

async function readFiles(files: readonly string[], knowledge: Knowledge): Promise<Prediction[]> {
  const predictions: Prediction[] = [];
  await eachInput(files, async ({ input, place }, complain) => {
    const outcome = toReadable(input);
    if (outcome.kind === 'readable')
      predictions.push(Prediction.parse(readArticle(outcome.article, knowledge)));
    else complain(place, `holds no article (${outcome.reason})`);
  });
  return predictions;
}

const round = (share: number | null) => (share === null ? '-' : share.toFixed(3));

function measureRow(measure: string, { precision, recall, f1, right, found, there }: Measure) {
  return { measure, precision: round(precision), recall: round(recall), F1: round(f1), right, found, there };
}

/** A report as tables for people. */
export function reportTables(report: Report): string {
  const measures = [
    ...Object.entries(report.entities).map(([kind, measure]) => measureRow(`entities: ${kind}`, measure)),
    measureRow('entities', report.entitiesAll),
    measureRow('events', report.events),
    measureRow('arguments', report.arguments),
    ...Object.entries(report.byType).map(([type, measure]) => measureRow(`events: ${type}`, measure)),
  ];
  const { hardNegatives } = report;
  const shares = [
    { share: 'recall of known entities', of: round(report.knownRecall) },
    { share: 'recall of new entities', of: round(report.newRecall) },
    { share: 'modality of matched events', of: round(report.modality) },
    { share: 'time of matched events', of: round(report.time) },
    { share: 'recall of the landscape', of: round(report.landscapeRecall) },
    {
      share: 'hard negatives clean',
      of: hardNegatives === null ? '-' : `${hardNegatives.right}/${hardNegatives.all}`,
    },
  ];
  return `${report.texts} texts\n${table(measures)}\n${table(shares)}\n`;
}

async function score(files: readonly string[], options: Options): Promise<void> {
  if ((options.pred === undefined) === (files.length === 0)) {
    throw new WrongUse(
      'name either --pred FILE or the articles to read, for example `shanshui score --gold my/gold my/texts/*.json`',
    );
  }
  const gold = good(readGold(options.gold));
  if (gold.length === 0)
    throw new WorkFailure(`${options.gold}: holds no .json file: name the folder of the gold`);
  const knowledge = loadKnowledge(readConfig({ dictionaries: options.dictionaries }));
  const synonyms = new Synonyms(knowledge.dictionary.dictionary);
  const all =
    options.pred === undefined ? await readFiles(files, knowledge) : good(readPredictions(options.pred));
  const byId = new Map(all.map((prediction) => [prediction.id, prediction]));
  const scores = gold.map((one) =>
    scoreArticle(one, byId.get(one.id) ?? Prediction.parse({ id: one.id }), synonyms),
  );
  const unread = gold.filter(({ id }) => !byId.has(id));
  if (unread.length > 0) {
    process.stderr.write(
      `shanshui: ${unread.length} of the gold have no prediction, the first is ${unread[0]?.id}\n`,
    );
  }
  const shown = scores.filter((one) => one.gold.id === options.show);
  if (options.show !== undefined && shown.length === 0) {
    throw new WrongUse(`--show ${options.show}: the gold has no article of this id`);
  }
  for (const line of shown.flatMap(differencesOf)) process.stderr.write(`  ${line}\n`);
  const report = reportOf(scores);
  await print(options.format === 'json' ? `${JSON.stringify(report, null, 2)}\n` : reportTables(report));
}

/** `shanshui score`: how well articles are read, by a gold of the user's own. */
export function registerScore(program: Command): void {
  program
    .command('score')
    .description('measure entities, events, arguments and statements against a gold of your own')
    .argument('[file...]', 'articles to read, as for extract')
    .requiredOption('--gold <folder>', 'the annotations, a JSON file for each article')
    .option('--pred <file>', 'score this output of `extract --format ndjson` instead of reading articles')
    .option('--show <id>', 'list on standard error what one article misses (-) and has too much (+)')
    .addOption(formatOption(['table', 'json'], 'table'))
    .option('--dictionaries <folder>', 'use the dictionaries in this folder')
    .addHelpText('after', HELP)
    .action(score);
}
