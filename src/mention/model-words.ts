/** Words before 模型 that describe it and name nothing. */
const KINDS =
  'AI|NLP|CV|MoE|Agent|具身|智能|本能|认知|语言|大语言|通用|基础|基座|行业|垂直|垂类|视觉|图像|视频|语音|音乐|代码|编程|数学|推理|思考|多模态|全模态|跨模态|世界|生成|文生图|文生视频|图生视频|图像生成|视频生成|语音合成|语音识别|系列|国产|中文|双语|开源|闭源|旗舰|轻量|小型|超大规模|大规模|预训练|千亿|万亿|参数|级|端侧|深度|强化|学习|扩散|嵌入|检索|对话|聊天|角色|情感|百亿|新一代|首个|首款|自研|专业|垂域|领域|机器人|决策|操作|控制';
/** Industries and uses; with a maker before them they make a model's name (蚂蚁金融大模型). */
const INDUSTRIES =
  '医疗|医学|病理|影像|眼科|儿科|药学|基因|材料|化学|物理|天文|金融|法律|教育|政务|气象|天气|工业|电商|汽车|营销|客服|安全|科学|生物|蛋白质|分子|药物|交通|能源|农业|矿山|电力|遥感|地理|健康|中医|保险|证券|银行|旅游|物流|零售|文旅|城市|制造|通信|网络|运维|办公|写作|文学|游戏|招聘|房产|建筑|船舶|航天|航空|石油|化工|煤矿|钢铁|铁路|水利|海洋|环保|司法|警务|审计|财税|人力';

export const KIND_OF_MODEL = `(?:${KINDS}|${INDUSTRIES})`;
export const INDUSTRY = `(?:${INDUSTRIES})`;

/** Latin words of the field that are no model's name. */
export const NO_MODEL =
  /^(?:AI|LLMs?|MLLM|VLM|VLA|SLM|NLP|CV|GPT|AIGC|AGI|MoE|API|App|SOTA|RAG|SFT|RLHF|Transformer|Agent|Agents|MaaS|SaaS|PaaS|OpenLLM|Open LLM|GPU|CPU|NPU|TPU|IP|IT|Chat|Chatbot|Web|PC|B|C|G|M|T|P|V|[234]D|To|To [BCG]|MBTI|Copilots|HTML|PDF|MCP|Prompt|Token|Scaling Law|Diffusion|AR|VR|XR|OCR|TTS|ASR|CNN|RNN|LSTM|DiT|MMLU|C-Eval|CMMLU|CPO|ESG|DCF|SWOT|Hugging Face|GitHub|LoRA|Base|SuperCLUE|CLUE|AI Agent|AI for Science|Text|Image|PPO|GRPO|DPO|SDK|UI|UGC|ICT|ETF|CEO|BIM|CAD|O2O|PE|PB|ID|Copilot|Siri|Alexa|Cortana|SLAM|BEV|Occupancy|DNA|RNA|GAN|KOL|OTA|ChatBI|LUI|GUI|HBM|USB|Wi-Fi|WiFi|iOS|iPhone|Android|Windows|HarmonyOS|CUDA|Python|PyTorch|TensorFlow|Linux|Web3|COVID|H\d+|A\d+|RTX ?\d+|MIT License|Apache|Demo|Beta|Pro|Plus|Max|Mini|Ultra|Turbo)(?:-?\d+(?:\.\d+)?)?$/i;

/** Whether a Latin word can name a model: a capital or a digit in it, and no word of the field. */
export function couldNameModel(name: string): boolean {
  if (/^(?:[A-Z]|L\d|(?:Model|Gen|Level|Phase|Type|Game)(?: .*|\d)?)$/.test(name)) return false;
  if (NO_MODEL.test(name) || /^\d+(?:\.\d+)?[BMTKbmtk]?$/.test(name)) return false;
  return /[A-Z]/.test(name) || /\d/.test(name);
}

const DESCRIPTION = new RegExp(
  `^(?:${KINDS}|${INDUSTRIES}|大模型|模型|大|小|新|中国|超级|最强|全能|专属|人工智能|百模大战|的|与|和|\\+|[\\d一二三四五六七八九十]+)+$`,
);

/** Whether a quoted or standing name is a name and not a description (国产, 最强, 百模大战). */
export function isProperName(name: string): boolean {
  if (
    DESCRIPTION.test(name) ||
    /[的了是在和与吗呢吧们]|(?:时刻|时代|浪潮|革命|元年|大战|热潮|红利|泡沫)$/.test(name)
  )
    return false;
  return name.length >= 2 && name.length <= (/^\p{Script=Han}+$/u.test(name) ? 8 : 24);
}
