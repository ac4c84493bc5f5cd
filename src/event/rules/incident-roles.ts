import type { EntityRole } from '../rule.ts';

/** Whom it happens to. */
export const SUFFERER: EntityRole = {
  role: 'subject',
  kind: 'organization',
  from: ['object', 'to', 'theme', 'next', 'earlier'],
  notTypes: ['media', 'exchange'],
};

/** The model that it happens to. */
export const SUFFERING_MODEL: EntityRole = {
  role: 'subject',
  kind: 'model',
  from: ['object', 'to', 'theme', 'earlier'],
};

/** Who does it. */
export const ACTOR: EntityRole = {
  role: 'counterparty',
  kind: 'organization',
  from: ['subject', 'agent', 'earlier', 'said'],
  notTypes: ['media', 'exchange'],
};

/** The authority that does it. */
export const REGULATOR: EntityRole = {
  role: 'counterparty',
  kind: 'organization',
  from: ['agent', 'subject', 'earlier'],
  types: ['public_body'],
  strict: true,
};

/** Words of authorities and states: who else investigates or fines is a reporter, a scholar or a company. */
export const AUTHORITY =
  /监管|当局|政府|部门|委员会|委员|[厅局部署院会](?:[^\u4e00-\u9fff]|门|正|将|已|宣|对|于|以|就|说|称|日|开|启|发|也|在)|法院|检察|检方|警方|公安|国会|议会|参议院|众议院|欧盟|FTC|SEC|FBI|OPC|司法|机构|反垄断|专员|州长|总检察长|立案|美国|中国|英国|德国|法国|意大利|日本|韩国|印度|俄罗斯|加拿大|澳大利亚|荷兰|爱尔兰|被|遭|接受|面临|罚款|罚单|处罚/;

/** The harm is only feared, warded off or talked of. */
export const ONLY_FEARED =
  /(?:免受|免于|免遭|避免|以免|防止|防范|规避|逃避|躲避|抵御|担心|担忧|可能|风险|若|如果|假如|否则|一旦|应对|警惕)[^，。]{0,14}$/;
