import type { OrganizationEntry, OrganizationType } from '../dictionary/entry.ts';
import type { Mention } from '../mention/mention.ts';
import type { EntityArgument } from './event-mention.ts';
import type { Actor, Group } from './groups.ts';
import type { OpenName } from './open-names.ts';
import type { PersonName } from './persons.ts';
import type { EntityRole } from './rule.ts';
import { entryOf, makerOf, type Stage } from './stage.ts';

export function fromMention(role: string, mention: Mention): EntityArgument {
  const { kind, entityId, name, start, end } = mention;
  return { role, kind, entityId, name, span: { start, end } };
}

/** An organization that the dictionary names, not the text. */
export function fromEntry(role: string, entry: OrganizationEntry): EntityArgument {
  return { role, kind: 'organization', entityId: entry.id, name: entry.name, span: null };
}

export function fromPerson(role: string, person: PersonName): EntityArgument {
  return {
    role,
    kind: 'person',
    entityId: null,
    name: person.name,
    span: { start: person.start, end: person.end },
  };
}

export function fromOpenName(role: string, open: OpenName): EntityArgument {
  return {
    role,
    kind: 'organization',
    entityId: null,
    name: open.name,
    span: { start: open.start, end: open.end },
  };
}

const EXCHANGE = /交易所$|^(?:港交所|上交所|深交所|北交所|科创板|创业板|纳斯达克|纽交所|新三板)$/;
const MEDIA = /(?:日报|晚报|新闻|见闻|时报|周刊|通讯社|邮报|早报|商报|电视台|新闻网|财经网)$/;
const FUND = /(?:资本|创投|风投|基金|产投|国投|投资|Capital|Ventures|Partners|Fund)$/;
/** What follows belongs to the name, and is what the clause speaks of. */
const HOUSE =
  /^(?:集团|公司)?(?:旗下|下属|孵化的|控股的|参股的|的?(?:子公司|关联公司|合资公司|投资组合))(?![，。、])/;
const PUBLIC_BODY =
  /(?:政府|办公厅|办公室|委员会|(?<![俱总])部|委|局|(?<![医学法研究书剧影戏])院|署|网信办|国会|议会|白宫|欧盟|欧委会|联合国|法院|检察院|总体组|央行)$/;

/** What the dictionary, else the name itself, says an organization is. */
function typeOf(stage: Stage, mention: Mention): OrganizationType | null {
  const entry = entryOf(stage.dictionary, mention);
  if (entry?.kind === 'organization') return entry.type;
  if (EXCHANGE.test(mention.name)) return 'exchange';
  if (MEDIA.test(mention.name)) return 'media';
  if (PUBLIC_BODY.test(mention.name)) return 'public_body';
  if (FUND.test(mention.name)) return 'fund';
  return /(?:大学|学院)$/.test(mention.name) ? 'university' : null;
}

/** ChatGPT概念股 is no ChatGPT, 阿里版ChatGPT is another's. */
function isItself(text: string, { start, end }: Mention): boolean {
  if (/^\s?(?:概念|们|式的?|热(?!线)|类|竞品|的?对手|竞争)/.test(text.slice(end, end + 5))) return false;
  return !/[国内度里歌果软讯东为米]版[“”「]?$|[类似]\s?$/.test(text.slice(Math.max(0, start - 5), start));
}

/** Whether a mention may fill an entity role: right kind, right type of organization. */
export function admits(stage: Stage, role: EntityRole, mention: Mention): boolean {
  if (mention.kind !== role.kind) return false;
  // “六小虎”之一的甲: the collective is only what 甲 is one of.
  if (/^[”」]?之一/.test(stage.scene.text.slice(mention.end, mention.end + 3))) return false;
  if (mention.kind === 'model') return isItself(stage.scene.text, mention);
  if (mention.kind !== 'organization') return true;
  if (role.itself === true && HOUSE.test(stage.scene.text.slice(mention.end, mention.end + 12))) return false;
  const type = typeOf(stage, mention);
  if (type === null) return !(role.strict === true && role.types !== undefined);
  if (role.types !== undefined && !role.types.includes(type)) return false;
  return !(role.notTypes?.includes(type) ?? false);
}

function fittingMentions(stage: Stage, role: EntityRole, actor: Actor): Mention[] {
  return actor.mentions.filter((mention) => admits(stage, role, mention));
}

/** The makers of the models that a group names beside organizations or alone (豆包与甲公司达成合作). */
function viaMakers(stage: Stage, role: EntityRole, group: Group): EntityArgument[] {
  const models = group.actors.flatMap((actor) => {
    const firm = actor.mentions.some((mention) => mention.kind === 'organization');
    const alias = /[（(]$/.test(stage.scene.text.slice(Math.max(0, actor.start - 1), actor.start));
    return firm || (alias && group.actors.length > 1)
      ? []
      : actor.mentions.filter((mention) => mention.kind === 'model');
  });
  return models.flatMap((model) => {
    const maker = makerOf(stage.dictionary, model);
    return maker === null ? [] : [fromEntry(role.role, maker)];
  });
}

/** Arguments that a group gives to a role: its heads of the right kind, owners only where there are no heads. */
export function fromGroup(stage: Stage, role: EntityRole, group: Group): EntityArgument[] {
  const heads = group.actors
    .filter((actor) => !actor.owner)
    .flatMap((actor) => fittingMentions(stage, role, actor));
  const fitting =
    heads.length > 0 ? heads : group.actors.flatMap((actor) => fittingMentions(stage, role, actor));
  const found = fitting.map((mention) => fromMention(role.role, mention));
  const named = role.viaMaker === true ? [...found, ...viaMakers(stage, role, group)] : found;
  return role.one === true ? named.slice(0, 1) : named;
}
