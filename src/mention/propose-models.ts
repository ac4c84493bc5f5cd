import type { KnownPlaces, Proposal } from './proposal.ts';

/** Words before 模型 that describe it and name nothing. */
const KIND_OF_MODEL =
  '(?:AI|NLP|CV|MoE|Agent|具身|智能|本能|认知|语言|大语言|通用|基础|基座|行业|垂直|垂类|视觉|图像|视频|语音|音乐|代码|编程|数学|推理|思考|多模态|全模态|跨模态|世界|生成|文生图|文生视频|图生视频|图像生成|视频生成|语音合成|语音识别|医疗|医学|金融|法律|教育|政务|气象|天气|工业|电商|汽车|营销|客服|安全|科学|生物|蛋白质|分子|药物|交通|能源|农业|矿山|电力|遥感|地理|决策|操作|控制|机器人|系列|国产|中文|双语|开源|闭源|旗舰|轻量|小型|超大规模|大规模|预训练|千亿|万亿|参数|级|端侧|深度|强化|学习|扩散|嵌入|检索|对话|聊天|角色|情感|百亿|新一代|首个|首款|自研|专业|垂域|领域)';
const OPEN = '[“「『‘"《]';
const CLOSE = '[”」』’"》]';
const QUOTED_BEFORE_MODEL = new RegExp(
  `${OPEN}([^“”「」『』‘’"《》，。；！？、\\n]{1,20})${CLOSE}(?:${KIND_OF_MODEL}){0,5}大?模型`,
  'g',
);
const QUOTED_AFTER_NOUN = new RegExp(
  `(?:大?模型|助手|助理|智能助理|机器人助手|代号|代号为|产品)(?:——|—|-|：|:)?(?:名为|叫|叫做|称为|命名为|取名)?${OPEN}([^“”「」『』‘’"《》，。；！？、\\n]{1,16})${CLOSE}`,
  'g',
);
const LATIN_NAME =
  '[A-Za-z][A-Za-z0-9]*(?:[-.][A-Za-z0-9]+)*(?: (?:[A-Z][A-Za-z0-9]*|\\d+(?:\\.\\d+)?)(?:[-.][A-Za-z0-9]+)*){0,2}';
const LATIN_BEFORE_MODEL = new RegExp(
  `(?<![A-Za-z0-9.\\-/@])(${LATIN_NAME}) ?(?:${KIND_OF_MODEL}){0,5}大?模型(?!训练|服务|平台|应用|产业|技术|时代|领域|公司|能力)`,
  'g',
);
const LATIN_AFTER_MODEL = new RegExp(
  `模型(?:——|—| |：|:|是|“|「|，?(?:名为|称为|叫|叫做|代号|代号为|命名为|取名为?)[“「]?){1,3}(${LATIN_NAME})(?![A-Za-z])`,
  'g',
);
const GPT_LIKE =
  /(?<![A-Za-z0-9.\-/@])([A-Z][A-Za-z]{0,14}(?:GPT|LLM|LM)(?:-?\d[A-Za-z0-9.]*)?)(?![A-Za-z])/g;

/** Latin words of the field that are no model's name. */
const NO_NAME =
  /^(?:AI|LLMs?|MLLM|VLM|VLA|SLM|NLP|CV|GPT|AIGC|AGI|MoE|API|App|SOTA|RAG|SFT|RLHF|Transformer|Agent|Agents|BERT-?like|MaaS|SaaS|PaaS|OpenLLM|Open LLM|GPU|CPU|NPU|IP|IT|Chat|Chatbot|Web|PC|B|C|G|M|T|P|V|2B|3D|2D|To|HTML|PDF|MCP|Prompt|Token|Scaling Law|Diffusion|AR|VR|XR|OCR|TTS|ASR|CNN|RNN|LSTM|DiT|MMLU|C-Eval|CMMLU|CPO|ESG|DCF|SWOT|Hugging Face|GitHub|LoRA|Base|SuperCLUE|CLUE|AI Agent|AI for Science|Text|Image|PPO|GRPO|DPO|SDK|UI|UGC|ICT|ETF|CEO|AIGC大|BIM|CAD|O2O|PE|PB|ID|AIGC\+|Copilot)$/i;

function isName(name: string): boolean {
  if (NO_NAME.test(name) || /^\d+(?:\.\d+)?[BMTKbmtk]?$/.test(name)) return false;
  return /[A-Z]/.test(name) || /\d/.test(name);
}

const GENERIC_QUOTE = new RegExp(
  `^(?:${KIND_OF_MODEL}|大模型|模型|大|小|新|国产|中国|超级|最强|全能|专属|通用人工智能|人工智能|百模大战|的|与|和|\\+|[\\d一二三四五六七八九十]+)+$`,
);

function looksQuoted(name: string): boolean {
  return (
    !GENERIC_QUOTE.test(name) &&
    !/[的了是在和与吗呢吧]/.test(name) &&
    name.length <= (/^[\p{Script=Han}]+$/u.test(name) ? 8 : 20)
  );
}

type Emit = (start: number, name: string, reason: string, strength: number) => void;

function each(text: string, pattern: RegExp, visit: (name: string, start: number) => void): void {
  for (const match of text.matchAll(pattern)) {
    const name = match[1];
    if (name !== undefined) visit(name, match.index + match[0].indexOf(name));
  }
}

function proposeQuoted(text: string, emit: Emit): void {
  each(text, QUOTED_BEFORE_MODEL, (name, start) => {
    if (looksQuoted(name)) emit(start, name, 'quoted before 模型', 3);
  });
  each(text, QUOTED_AFTER_NOUN, (name, start) => {
    if (looksQuoted(name)) emit(start, name, 'quoted after 模型 or 助手', 3);
  });
}

function proposeLatin(text: string, emit: Emit): void {
  each(text, LATIN_BEFORE_MODEL, (name, start) => {
    if (isName(name)) emit(start, name, 'Latin name before 模型', /\d/.test(name) ? 3 : 2);
  });
  each(text, LATIN_AFTER_MODEL, (name, start) => {
    if (isName(name)) emit(start, name, 'Latin name after 模型', 3);
  });
  each(text, GPT_LIKE, (name, start) => {
    if (isName(name)) emit(start, name, 'ends like a language model', 3);
  });
}

/**
 * Models by the words round their name: quoted before 大模型, Latin before or after 模型, ending in GPT or LM.
 * Names that overlap a name of the dictionary are left to it. Linear: each pattern looks a bounded way ahead.
 */
export function proposeModels(text: string, known: KnownPlaces): Proposal[] {
  const proposals: Proposal[] = [];
  const emit: Emit = (start, name, reason, strength) => {
    const end = start + name.length;
    for (let at = start; at < end; at++) {
      if (known.modelStart[at] === 1 || known.organizationStart[at] === 1) return;
    }
    proposals.push({ start, end, kind: 'model', name, reason, strength });
  };
  proposeQuoted(text, emit);
  proposeLatin(text, emit);
  return proposals;
}
