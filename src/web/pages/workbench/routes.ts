import { listDictionaryPaths } from '../../../adapters/files/dictionary-files.ts';
import { writeDictionaryFiles } from '../../../adapters/files/dictionary-write.ts';
import { noteOrder } from '../../../api/audit.ts';
import type { DraftForm } from '../../../api/draft-entry.ts';
import { tryDraftBeside } from '../../../api/draft-thread.ts';
import { triedText } from '../../../api/reading-thread.ts';
import { sightingsOf, suggestionsOf } from '../../../api/sightings.ts';
import type { Site } from '../../../api/site.ts';
import { suggestEntries } from '../../../mention/suggest.ts';
import type { Page, PageRequest, View } from '../../page.ts';
import { frameOf, link } from '../frame.ts';
import type { Mark } from '../marks.ts';
import { textParameter } from '../parameters.ts';
import { entityPath } from '../paths.ts';
import type { DraftPreview } from './draft-section.ts';
import { LONGEST_TRIAL, type Trial, workbenchPage } from './workbench-page.ts';

const SHOWN = 40;
const PATIENCE_MS = 100;
const LONGEST_YAML = 20_000;

function mayWrite({ formToken, scopes }: PageRequest): boolean {
  return formToken !== null && scopes.includes('dictionary');
}

async function show(
  request: PageRequest,
  site: Site,
  more: { trial?: Trial; draft?: DraftPreview | null },
): Promise<View> {
  const { dictionary } = site.knowledge();
  const all = await suggestionsOf(site, PATIENCE_MS);
  return workbenchPage(frameOf(request), {
    suggestions: all?.slice(0, SHOWN) ?? [],
    total: all?.length ?? 0,
    isGathered: all !== null,
    entries: dictionary.dictionary.entries.size,
    version: dictionary.version,
    trial: more.trial ?? null,
    draft: more.draft ?? null,
    writtenTo: textParameter(request.query, 'written'),
  });
}

const FOLDERS = { model: 'models/', organization: 'companies/', city: 'cities/' } as const;

/** Dictionary files that an entry of a kind may stand in. */
function filesFor(site: Site, kind: DraftForm['kind']): string[] {
  return listDictionaryPaths(site.config.dictionariesFolder).filter((path) => path.startsWith(FOLDERS[kind]));
}

/** The draft that a candidate begins with; null for a name that is none. */
async function draftOf(request: PageRequest, site: Site): Promise<DraftPreview | null> {
  const name = textParameter(request.query, 'accept');
  if (name === null) return null;
  const sightings = (await sightingsOf(site).get(PATIENCE_MS)) ?? [];
  const own = sightings.filter(({ candidate }) => candidate.name === name);
  const [suggestion] = suggestEntries(own, site.knowledge().dictionary, 1);
  if (suggestion === undefined) return null;
  const { kind, entry: yaml } = suggestion;
  return {
    name,
    kind,
    yaml,
    file: null,
    problems: [],
    preview: null,
    mayWrite: mayWrite(request),
    files: filesFor(site, kind),
  };
}

function formOf({ form }: PageRequest): DraftForm {
  const text = (name: string, longest: number): string => (form?.get(name) ?? '').slice(0, longest);
  const kind = text('kind', 20);
  return {
    name: text('name', 200),
    kind: kind === 'organization' || kind === 'city' ? kind : 'model',
    yaml: text('yaml', LONGEST_YAML),
    file: text('file', 200).trim() || null,
  };
}

const BUSY = 'another entry is being tried: send it once more in a moment';

async function tried(
  form: DraftForm,
  site: Site,
): Promise<Pick<DraftPreview, 'file' | 'problems' | 'preview'>> {
  const outcome = await tryDraftBeside(site, form, { isPreviewed: true });
  if (outcome.kind === 'busy') return { file: form.file, problems: [BUSY], preview: null };
  if (outcome.kind === 'unsound') return { file: outcome.file, problems: outcome.problems, preview: null };
  return { file: outcome.file, problems: [], preview: outcome.preview };
}

async function preview(request: PageRequest, site: Site): Promise<View> {
  const form = formOf(request);
  const outcome = await tried(form, site);
  const draft = { ...form, ...outcome, mayWrite: mayWrite(request), files: filesFor(site, form.kind) };
  return show(request, site, { draft });
}

async function write(request: PageRequest, site: Site): Promise<View | { redirect: string }> {
  const form = formOf(request);
  const outcome = await tryDraftBeside(site, form, { isPreviewed: false });
  if (outcome.kind !== 'sound') {
    const isBusy = outcome.kind === 'busy';
    const problems = isBusy ? [BUSY] : outcome.problems;
    const draft = {
      ...form,
      file: isBusy ? form.file : outcome.file,
      problems,
      preview: null,
      mayWrite: true,
      files: filesFor(site, form.kind),
    };
    return show(request, site, { draft });
  }
  try {
    writeDictionaryFiles(site.config.dictionariesFolder, [outcome.changed]);
  } catch (error) {
    const problems = [
      `${outcome.file} cannot be written (${error instanceof Error ? error.message : String(error)}): copy the entry instead`,
    ];
    return show(request, site, {
      draft: {
        ...form,
        file: outcome.file,
        problems,
        preview: null,
        mayWrite: false,
        files: filesFor(site, form.kind),
      },
    });
  }
  await noteOrder(site, request.who, {
    what: 'dictionary.accept',
    subject: `${form.name} → ${outcome.file}`,
  });
  return {
    redirect: `${link(frameOf(request), '/dictionary', { written: outcome.file })}`,
  };
}

async function tryText(request: PageRequest, site: Site): Promise<View> {
  const text = (request.form?.get('text') ?? '').slice(0, LONGEST_TRIAL).replace(/\r\n?/g, '\n');
  const frame = frameOf(request);
  const tried = await triedText(site, text);
  if (tried === null) return show(request, site, { trial: { text, marks: [], explained: null } });
  const marks = [
    ...tried.mentions.map((mention): Mark => {
      const path = entityPath(mention);
      const { start, end, kind, name } = mention;
      return { start, end, kind, label: name, ...(path === null ? {} : { href: link(frame, path) }) };
    }),
    ...tried.discarded.map(
      ({ start, end, reason }): Mark => ({ start, end, kind: 'left-out', label: reason }),
    ),
  ];
  return show(request, site, { trial: { text, marks, explained: tried.explained } });
}

export const WORKBENCH: readonly Page[] = [
  {
    path: '/dictionary',
    show: async (request, site) => show(request, site, { draft: await draftOf(request, site) }),
  },
  { path: '/dictionary/preview', method: 'POST', show: preview },
  { path: '/dictionary/try', method: 'POST', show: tryText },
  { path: '/dictionary/write', method: 'POST', scope: 'dictionary', show: write },
];
