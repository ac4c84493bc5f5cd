import type { EntityKind } from '../../dictionary/entry.ts';
import type { EventType } from '../../event/event-mention.ts';
import type { EventStatus } from '../../event/merged-event.ts';
import type { Origin } from '../../landscape/attributed-statement.ts';
import type { DeltaCause, DeltaKind, Standing } from '../../landscape/landscape-value.ts';
import type { Disposition } from '../../ports/disposition.ts';
import type { Stage, TaskState } from '../../ports/ledger.ts';
import type { Say } from './say.ts';

type Pair = readonly [zh: string, en: string];
type Words<K extends string> = Readonly<Record<K, Pair>>;

/** The product's own terms, as people read them. */
export const EVENT_TYPE_NAMES: Words<EventType> = {
  model_release: ['模型发布', 'model release'],
  model_update: ['模型更新', 'model update'],
  open_source: ['开源', 'open source'],
  adoption: ['采用', 'adoption'],
  partnership: ['合作', 'partnership'],
  funding: ['融资', 'funding'],
  acquisition: ['收购', 'acquisition'],
  listing: ['上市', 'listing'],
  policy: ['政策', 'policy'],
  standard: ['标准', 'standard'],
  filing: ['备案', 'filing'],
  benchmark: ['评测', 'benchmark'],
  infrastructure: ['算力设施', 'infrastructure'],
  statistic: ['统计', 'statistic'],
  personnel: ['人事', 'personnel'],
  incident: ['纠纷与事故', 'incident'],
};

export const STATUS_NAMES: Words<EventStatus> = {
  asserted: ['已发生', 'reported as fact'],
  planned: ['计划中', 'planned'],
  rumored: ['传闻', 'rumoured'],
  denied: ['已否认', 'denied'],
  retracted: ['已撤回', 'retracted'],
};

/** A sign beside the word, so that a status is told without colour. */
export const STATUS_SIGNS: Readonly<Record<EventStatus, string>> = {
  asserted: '●',
  planned: '◷',
  rumored: '？',
  denied: '✕',
  retracted: '⊘',
};

export const STANDING_NAMES: Words<Standing> = {
  held: ['现行', 'held'],
  rival: ['另说', 'rival'],
  planned: ['计划', 'planned'],
  rumored: ['传闻', 'rumoured'],
  denied: ['否认', 'denied'],
};

export const ORIGIN_NAMES: Words<Origin> = {
  official: ['官方', 'public body'],
  dictionary: ['词典', 'dictionary'],
  company: ['公司自述', 'the company itself'],
  press: ['媒体', 'press'],
};

export const KIND_NAMES: Words<EntityKind> = {
  model: ['模型', 'model'],
  organization: ['机构', 'organization'],
  city: ['城市', 'city'],
};

export const KIND_PLURALS: Words<EntityKind> = {
  model: ['模型', 'models'],
  organization: ['机构', 'organizations'],
  city: ['城市', 'cities'],
};

export const DELTA_NAMES: Words<DeltaKind> = {
  added: ['新增', 'added'],
  changed: ['改变', 'changed'],
  merged: ['合并', 'merged'],
  split: ['拆分', 'split'],
  superseded: ['被取代', 'superseded'],
  retracted: ['撤回', 'retracted'],
};

export const CAUSE_NAMES: Words<DeltaCause> = {
  world: ['新报道', 'a new report'],
  source: ['来源改稿', 'the source edited it'],
  dictionary: ['词典改动', 'a change of our dictionary'],
  rules: ['规则改动', 'a change of our rules'],
};

export const DISPOSITION_NAMES: Words<Disposition> = {
  read: ['已读', 'read'],
  duplicate: ['转载', 'reprint'],
  'not-an-article': ['并非文章', 'not an article'],
  gone: ['已不存在', 'gone'],
  blocked: ['未抓取', 'blocked'],
  'too-large': ['过大', 'too large'],
  failed: ['失败', 'given up'],
  'no-address': ['无地址', 'no address'],
};

export const STAGE_NAMES: Words<Stage> = {
  'poll-source': ['查看来源', 'poll source'],
  'fetch-page': ['抓取网页', 'fetch page'],
  'read-article': ['阅读文章', 'read article'],
  'update-landscape': ['更新版图', 'update landscape'],
};

export const TASK_STATE_NAMES: Words<TaskState> = {
  ready: ['待办', 'ready'],
  running: ['进行中', 'running'],
  done: ['完成', 'done'],
  failed: ['失败', 'failed'],
};

const ROLE_NAMES: Readonly<Record<string, Pair>> = {
  model: ['模型', 'model'],
  developer: ['研发方', 'developer'],
  version: ['版本', 'version'],
  place: ['地点', 'place'],
  change: ['变化', 'change'],
  license: ['许可', 'licence'],
  adopter: ['采用方', 'adopter'],
  domain: ['领域', 'domain'],
  party: ['合作方', 'party'],
  topic: ['内容', 'topic'],
  investee: ['融资方', 'investee'],
  investor: ['投资方', 'investor'],
  amount: ['金额', 'amount'],
  round: ['轮次', 'round'],
  valuation: ['估值', 'valuation'],
  target: ['标的', 'target'],
  acquirer: ['收购方', 'acquirer'],
  company: ['公司', 'company'],
  exchange: ['交易所', 'exchange'],
  issuer: ['发布机关', 'issuer'],
  title: ['名称', 'title'],
  participant: ['参与方', 'participant'],
  authority: ['主管机关', 'authority'],
  benchmark: ['榜单', 'benchmark'],
  rank: ['名次', 'rank'],
  score: ['得分', 'score'],
  owner: ['建设方', 'owner'],
  capacity: ['规模', 'capacity'],
  metric: ['指标', 'metric'],
  value: ['数值', 'value'],
  organization: ['机构', 'organization'],
  person: ['人物', 'person'],
  position: ['职务', 'position'],
  subject: ['当事方', 'subject'],
  counterparty: ['相对方', 'counterparty'],
};

const PROPERTY_NAMES: Readonly<Record<string, Pair>> = {
  developer: ['研发方', 'developer'],
  city: ['城市', 'city'],
  category: ['类别', 'category'],
  domain: ['领域', 'domain'],
  modality: ['模态', 'modality'],
  release_date: ['发布时间', 'released'],
  test_date: ['开放测试', 'opened for tests'],
  public_date: ['全面开放', 'opened to all'],
  open_weights_date: ['开放权重', 'weights opened'],
  version: ['版本', 'version'],
  parameters: ['参数量', 'parameters'],
  open_source: ['是否开源', 'open source'],
  license: ['许可', 'licence'],
  filing_status: ['备案', 'filing'],
  base_model: ['基座模型', 'base model'],
  headquarters: ['总部', 'headquarters'],
  funding: ['融资', 'funding'],
  funding_total: ['累计融资', 'total funding'],
  valuation: ['估值', 'valuation'],
  investor: ['投资方', 'investor'],
  listing: ['上市进程', 'listing'],
  exchange: ['交易所', 'exchange'],
  people: ['任职', 'people'],
  former_people: ['离任', 'former people'],
  price: ['价格', 'price'],
  model_count: ['模型数量', 'number of models'],
  parent: ['上级机构', 'parent'],
  policy: ['政策', 'policy'],
  status: ['状态', 'status'],
};

const VALUE_NAMES: Readonly<Record<string, Pair>> = {
  general: ['通用', 'general'],
  vertical: ['行业', 'vertical'],
  listed: ['已上市', 'listed'],
  applied: ['已申请', 'applied'],
  cleared: ['已过会', 'cleared'],
  withdrawn: ['已撤回或下线', 'withdrawn'],
  delisted: ['已退市', 'delisted'],
  multimodal: ['多模态', 'multimodal'],
  text: ['文本', 'text'],
  video: ['视频', 'video'],
  speech: ['语音', 'speech'],
  code: ['代码', 'code'],
  image: ['图像', 'image'],
  embedding: ['向量', 'embedding'],
  embodied: ['具身', 'embodied'],
  '3d': ['三维', '3D'],
  vision: ['视觉', 'vision'],
  science: ['科学', 'science'],
  audio: ['音频', 'audio'],
  获批: ['获批', 'approved'],
  通过备案: ['通过备案', 'filing passed'],
  完成登记: ['完成登记', 'registered'],
  已上报: ['已上报', 'handed in'],
};

function spoken(words: Readonly<Record<string, Pair>>, term: string, say: Say): string {
  const pair = Object.hasOwn(words, term) ? words[term] : undefined;
  return pair === undefined ? term.replaceAll('_', ' ') : say(...pair);
}

export const nameOf = <K extends string>(words: Words<K>, term: K, say: Say): string =>
  spoken(words, term, say);
const ROLES = Object.keys(ROLE_NAMES);

/** Who took part comes before what, and where comes last: the order in which roles are told. */
export function roleRank(role: string): number {
  if (role === 'place') return ROLES.length;
  const rank = ROLES.indexOf(role);
  return rank < 0 ? ROLES.length + 1 : rank;
}

export const roleName = (role: string, say: Say): string => spoken(ROLE_NAMES, role, say);
export const propertyName = (property: string, say: Say): string => spoken(PROPERTY_NAMES, property, say);

/** Properties whose values are terms of ours; the values of all others are names and stay as they are. */
const TERMS = new Set(['category', 'modality', 'filing_status', 'listing', 'status']);

export function termName(property: string, value: string, say: Say): string {
  return TERMS.has(property) ? spoken(VALUE_NAMES, value, say) : value;
}
