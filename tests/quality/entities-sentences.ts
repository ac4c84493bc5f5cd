/** A sentence of ours and the entities it names: `kind|name`, all names and no others (media left out). */
export interface AnnotatedSentence {
  readonly text: string;
  readonly entities: readonly string[];
}

const m = (name: string) => `model|${name}`;
const o = (name: string) => `organization|${name}`;
const c = (name: string) => `city|${name}`;

/** Written for this suite: the rules of events.md, one sentence each. */
export const ANNOTATED_SENTENCES: readonly AnnotatedSentence[] = [
  {
    text: '百度今天发布文心一言的新版本，腾讯和字节跳动随后跟进。',
    entities: [o('百度'), m('文心一言'), o('腾讯'), o('字节跳动')],
  },
  {
    text: '上海人工智能实验室与清华大学联合发布了新的评测方法。',
    entities: [o('上海人工智能实验室'), o('清华大学')],
  },
  { text: '杭州的一家医院接入了DeepSeek，用来整理病历。', entities: [c('杭州'), m('DeepSeek')] },
  { text: 'DeepSeek宣布下调接口价格，这家公司去年才成立。', entities: [o('深度求索')] },
  {
    text: '华为盘古大模型已在矿山落地，讯飞星火则进了课堂。',
    entities: [o('华为'), m('盘古'), m('讯飞星火'), o('科大讯飞')],
  },
  { text: '阿里云开源Qwen2.5-72B，性能接近GPT-4。', entities: [o('阿里云'), m('通义千问'), m('GPT')] },
  { text: '京津冀三地签署协议，共建算力网络。', entities: [c('北京'), c('天津'), c('河北')] },
  { text: '长三角的企业对大模型兴趣很大。', entities: [] },
  { text: '《上海市促进人工智能产业发展条例》明年起施行。', entities: [] },
  {
    text: '輝達執行長黃仁勳訪問台積電，並談到 ChatGPT。',
    entities: [o('英伟达'), o('台积电'), m('ChatGPT')],
  },
  { text: '早餐店的豆包三块钱一个，小米粥免费续。', entities: [] },
  { text: '车手Kimi在雨战中夺得第三名。', entities: [] },
  { text: '旷野里星火点点，老人讲起盘古开天的故事。', entities: [] },
  { text: '他从容地应对提问，又和家人商量了行程。', entities: [] },
  { text: '工业和信息化部与国家数据局联合召开会议。', entities: [o('工信部'), o('国家数据局')] },
  { text: '案件由广州互联网法院审理。', entities: [o('广州互联网法院')] },
  { text: '北京智谱华章科技有限公司完成工商变更，注册资本增加。', entities: [o('智谱')] },
  {
    text: '具身智能公司“橙石动力”宣布完成天使轮融资，启岚创投领投。',
    entities: [o('橙石动力'), o('启岚创投')],
  },
  { text: '月之暗面的Kimi K2上线后，用户数翻番。', entities: [o('月之暗面'), m('Kimi')] },
  {
    text: 'OpenAI发布GPT-4o，Anthropic随后更新Claude 3.5 Sonnet。',
    entities: [o('OpenAI'), m('GPT'), o('Anthropic'), m('Claude')],
  },
  { text: '国家网信办公布新一批备案名单。', entities: [o('国家网信办')] },
  { text: '深圳市工业和信息化局出台算力补贴办法。', entities: [o('深圳市工业和信息化局')] },
  { text: '洛川苹果今年丰收，果农喜上眉梢。', entities: [] },
  {
    text: '谷歌的Gemini与Meta的Llama都支持长文本。',
    entities: [o('谷歌'), m('Gemini'), o('Meta'), m('Llama')],
  },
  { text: '团队推出“青禾”大模型，面向农业问答。', entities: [m('青禾')] },
];
