import { Command } from 'commander';
import { softwareVersion } from '../config.ts';
import { registerArticle } from './article.ts';
import { registerCorrections } from './corrections.ts';
import { registerDemo } from './demo.ts';
import { registerDictionary } from './dictionary.ts';
import { registerDoctor } from './doctor.ts';
import { registerEvents } from './events.ts';
import { registerExplain } from './explain.ts';
import { registerExport } from './export.ts';
import { registerExtract } from './extract.ts';
import { registerFeed } from './feed.ts';
import { registerImport } from './import.ts';
import { registerLandscape } from './landscape.ts';
import { registerReread } from './reread.ts';
import { registerRules } from './rules.ts';
import { registerRun } from './run.ts';
import { registerSchedule } from './schedule.ts';
import { registerScore } from './score.ts';
import { registerServe } from './serve.ts';
import { registerWhyMissed } from './sources/why-missed.ts';
import { registerSources } from './sources.ts';
import { registerStatus } from './status.ts';
import { registerStore } from './store.ts';
import { registerTasks } from './tasks.ts';
import { registerToken } from './token.ts';
import { registerWebhooks } from './webhooks.ts';
import { registerWork } from './work.ts';

const EXAMPLES = `
Examples:
  shanshui demo                                  see all of it work, on a bundled news site
  shanshui extract news.txt --format ndjson      read one article
  shanshui run                                   crawl what is due
  shanshui landscape show 文心一言                 what is known of one model, with evidence

Exit codes: 0 done, 1 the work failed, 2 wrong use.`;

function configure(command: Command): void {
  command.exitOverride().showSuggestionAfterError(true).showHelpAfterError('(add --help for an example)');
  for (const sub of command.commands) configure(sub);
}

/** The whole command line; one file a command. */
export function buildProgram(): Command {
  const program = new Command('shanshui')
    .description('Reads Chinese-language AI news and keeps a landscape of models, makers and cities.')
    .version(softwareVersion(), '-V, --version', 'print the version')
    .addHelpText('after', EXAMPLES);
  const commands = [
    registerDemo,
    registerRun,
    registerWork,
    registerSchedule,
    registerTasks,
    registerStatus,
    registerDoctor,
    registerSources,
    registerWhyMissed,
    registerEvents,
    registerLandscape,
    registerExtract,
    registerExplain,
    registerArticle,
    registerFeed,
    registerDictionary,
    registerCorrections,
    registerRules,
    registerScore,
    registerImport,
    registerReread,
    registerExport,
    registerStore,
    registerServe,
    registerToken,
    registerWebhooks,
  ];
  for (const register of commands) register(program);
  configure(program);
  return program;
}
