import { describe, expect, it } from 'vitest';
import { readText } from './read-text.ts';

/**
 * The forms in which the press of the mainland, Taiwan and Hong Kong tells these happenings: a headline or lead, and
 * `type[:modality] role=value …` of the event that it must give.
 */
const FORMS: readonly (readonly [text: string, wanted: string])[] = [
  [
    '36氪获悉，近日，AI大模型公司“深言科技”完成数千万元A轮融资，由红杉中国领投，奇绩创坛跟投。',
    'funding investee=深言科技 investor=红杉中国 round=A轮',
  ],
  ['AI芯片公司墨芯人工智能完成数亿元B轮融资', 'funding investee=墨芯人工智能 round=B轮'],
  [
    '月之暗面获超10亿美元融资，阿里、红杉中国参投',
    'funding investee=月之暗面 amount=1000000000 investor=阿里巴巴',
  ],
  ['生数科技宣布完成新一轮数亿元融资，由启明创投领投', 'funding investee=生数科技 investor=启明创投'],
  ['具身智能机器人公司「星海图」完成超3亿元A轮融资', 'funding investee=星海图 amount=300000000'],
  ['天眼查显示，智谱华章发生工商变更，新增腾讯、美团为股东', 'funding investee=智谱 investor=腾讯'],
  ['智谱再获10亿元战略融资', 'funding investee=智谱 amount=1000000000'],
  ['xAI募资60億美元，估值達240億美元', 'funding investee=xAI amount=6000000000 valuation=24000000000'],
  [
    'OpenAI 完成新一輪 66 億美元融資，估值達 1570 億美元',
    'funding investee=OpenAI amount=6600000000 valuation=157000000000',
  ],
  ['亞馬遜再向 Anthropic 注資 40 億美元', 'funding investee=Anthropic investor=亚马逊 amount=4000000000'],
  ['軟銀擬投資OpenAI 250億美元', 'funding:planned investee=OpenAI investor=软银'],
  ['傳OpenAI正洽談400億美元融資', 'funding:rumored investee=OpenAI amount=40000000000'],
  [
    '据知情人士透露，Anthropic正就新一轮20亿美元融资进行谈判，估值将达600亿美元。',
    'funding:rumored investee=Anthropic valuation=60000000000',
  ],
  [
    '阶跃星辰宣布完成B轮数亿美元融资，上海国有资本投资有限公司、腾讯投资、五源资本参与本轮融资。',
    'funding investee=阶跃星辰 round=B轮',
  ],
  ['阿里巴巴领投月之暗面新一轮融资，金额约8亿美元。', 'funding investee=月之暗面 investor=阿里巴巴'],
  ['英伟达将向OpenAI投资至多1000亿美元', 'funding:planned investee=OpenAI investor=英伟达'],
  [
    '财联社3月14日电，百川智能完成50亿元A轮融资，阿里、小米、腾讯等参投。',
    'funding investee=百川智能 investor=小米',
  ],
  ['零一万物完成新一轮融资，估值超10亿美元，投资方包括阿里云。', 'funding investee=零一万物 investor=阿里云'],
  ['微軟入股OpenAI，持股49%', 'funding investee=OpenAI investor=微软'],
  [
    '面壁智能获得由春华创投领投、华为哈勃跟投的新一轮数亿元融资',
    'funding investee=面壁智能 investor=春华创投',
  ],
  ['Cohere籌得5億美元D輪資金', 'funding investee=Cohere amount=500000000 round=D轮'],
  ['港投公司投資思謀科技', 'funding investee=思谋科技'],
  ['智谱否认正在进行新一轮融资', 'funding:denied investee=智谱'],
  ['阿里巴巴辟谣：未投资DeepSeek', 'funding:denied investor=阿里巴巴'],
  ['市場傳出OpenAI將以3000億美元估值進行新一輪融資', 'funding:rumored investee=OpenAI'],
  ['英偉達據悉擬向CoreWeave投資20億美元', 'funding:rumored investee=CoreWeave investor=英伟达'],
  ['英伟达据悉拟向OpenAI投资300亿美元', 'funding:rumored investee=OpenAI investor=英伟达'],
  ['据悉，智谱已于昨日完成新一轮融资', 'funding investee=智谱'],
  ['商汤科技发布“日日新5.0”大模型', 'model_release model=日日新 developer=商汤科技'],
  ['智谱AI上新GLM-4-Flash', 'model_release model=GLM developer=智谱'],
  ['谷歌深夜放大招，Gemini 2.0来了', 'model_release model=Gemini'],
  ['OpenAI最強模型GPT-4o登場，免費開放所有用戶使用', 'model_release model=GPT'],
  ['聯發科推出繁體中文大型語言模型MR Breeze-7B', 'model_release developer=联发科'],
  ['台智雲發表福爾摩沙大模型', 'model_release developer=台智云'],
  ['谷歌突然发布Gemini 1.5 Pro，支持百万级上下文', 'model_release model=Gemini'],
  ['月之暗面旗下Kimi智能助手开启内测', 'model_release model=Kimi'],
  ['字节跳动豆包大模型正式对外提供服务', 'model_release model=豆包'],
  ['阿里云：通义千问2.5正式上线', 'model_release model=通义千问'],
  ['360智脑今日面向公众开放', 'model_release model=360智脑'],
  ['传OpenAI将于下周发布GPT-5', 'model_release:rumored model=GPT'],
  ['清华大学团队推出视频大模型Vidu', 'model_release model=Vidu'],
  ['京东正式推出言犀大模型', 'model_release model=言犀 developer=京东'],
  ['Anthropic今（15）日推出Claude 3.5 Sonnet', 'model_release model=Claude'],
  ['蘋果發表AI模型MM1', 'model_release developer=苹果'],
  ['鴻海推出首款繁中AI大模型FoxBrain', 'model_release model=FoxBrain developer=鸿海'],
  ['港科大發佈粵語大模型HKGAI V1', 'model_release'],
  ['Meta正式发布开源大模型Llama 3.1', 'model_release model=Llama'],
  ['百川智能發布開源大模型Baichuan2，支援免費商用', 'model_release model=百川大模型'],
  ['智谱可能于下周发布GLM-5', 'model_release:rumored model=GLM'],
  ['字节跳动拟于年内推出新一代豆包大模型', 'model_release:planned model=豆包'],
  ['小米首个推理大模型Xiaomi MiMo开源', 'open_source developer=小米'],
  ['阿里开源通义千问72B模型', 'open_source model=通义千问 developer=阿里巴巴'],
  ['DeepSeek-V3正式开源', 'open_source model=DeepSeek'],
  ['智谱AI宣布开源GLM-4-9B，采用MIT许可证', 'open_source model=GLM license=MIT'],
  ['xAI開源Grok-1', 'open_source model=Grok'],
  ['腾讯混元文生图大模型宣布全面开源', 'open_source model=混元'],
  ['百度宣布文心大模型两大主力模型全面免费', 'model_update model=文心大模型'],
  ['阿里云通义千问GPT-4级主力模型Qwen-Long降价97%', 'model_update model=通义千问'],
  ['OpenAI下调GPT-4o API价格', 'model_update model=GPT'],
  ['Kimi宣布支持200万字无损上下文', 'model_update model=Kimi'],
  ['ChatGPT新增语音功能', 'model_update model=ChatGPT'],
  ['ChatGPT迎來重大更新，新增記憶功能', 'model_update model=ChatGPT'],
  ['OpenAI宣布将于4月30日停用GPT-4', 'model_update:planned model=GPT'],
  ['Gemini 向免費用戶開放 Deep Research 功能', 'model_update model=Gemini'],
  ['智谱：GLM-4-Flash免费开放', 'model_update model=GLM'],
  ['文心一言上线App，新增数字分身功能', 'model_update model=文心一言'],
  ['腾讯元宝接入DeepSeek-R1满血版', 'adoption model=DeepSeek'],
  ['招商银行引入DeepSeek大模型', 'adoption adopter=招商银行 model=DeepSeek'],
  ['蘋果iPhone將整合Google Gemini', 'adoption:planned adopter=苹果 model=Gemini'],
  ['三星Galaxy S24內建Gemini', 'adoption model=Gemini'],
  ['三大運營商全面接入DeepSeek', 'adoption model=DeepSeek'],
  ['微软将GPT-4整合到Office全家桶', 'adoption model=GPT adopter=微软'],
  ['苹果宣布将在iOS 18中集成ChatGPT', 'adoption:planned model=ChatGPT adopter=苹果'],
  ['岚图汽车宣布完成与DeepSeek模型的深度融合', 'adoption model=DeepSeek adopter=岚图'],
  ['荣耀：YOYO助理已接入DeepSeek-R1', 'adoption adopter=荣耀 model=DeepSeek'],
  ['国家电网引入通义千问，用于智能客服', 'adoption adopter=国家电网 model=通义千问'],
  ['摩根大通采用OpenAI的GPT-4为员工提供助手', 'adoption model=GPT adopter=摩根大通'],
  ['海尔智家AI电视搭载文心大模型', 'adoption model=文心大模型 adopter=海尔智家'],
  ['據傳，蘋果正與百度洽談採用文心一言', 'adoption:rumored model=文心一言'],
  [
    '国家网信办等四部门联合发布《人工智能生成合成内容标识办法》',
    'policy issuer=国家互联网信息办公室 title=人工智能生成合成内容标识办法',
  ],
  ['工信部：印发《国家人工智能产业综合标准化体系建设指南》', 'policy issuer=工业和信息化部'],
  ['北京市发布《北京市促进通用人工智能创新发展的若干措施》', 'policy place=北京'],
  ['上海出台人工智能“模塑申城”实施方案', 'policy'],
  ['欧盟《人工智能法案》正式生效', 'policy title=人工智能法案'],
  ['欧洲议会表决通过《人工智能法案》', 'policy issuer=欧洲议会 title=人工智能法案'],
  ['美國商務部公布AI晶片出口新規', 'policy issuer=美国商务部'],
  ['國科會提出「人工智慧基本法」草案', 'policy title=人工智慧基本法'],
  ['香港金管局發表《生成式人工智能應用指引》', 'policy'],
  ['国务院印发《关于深入实施“人工智能+”行动的意见》', 'policy issuer=国务院'],
  ['经李强签批，国务院日前印发《新一代人工智能发展规划》', 'policy issuer=国务院'],
  [
    '国家发展改革委、国家能源局印发《关于推进“人工智能+”能源高质量发展的实施意见》',
    'policy issuer=国家发展和改革委员会',
  ],
  ['智谱启动A股上市辅导，辅导机构为中金公司', 'listing company=智谱 exchange=A股'],
  ['稀宇科技向港交所递交招股书', 'listing company=MiniMax'],
  ['第四范式今日在港交所主板挂牌上市', 'listing company=第四范式 exchange=港交所'],
  ['证监会：同意摩尔线程科创板IPO注册', 'listing company=摩尔线程 exchange=科创板'],
  ['摩尔线程科创板IPO过会', 'listing company=摩尔线程'],
  ['寒武紀在科創板掛牌', 'listing company=寒武纪'],
  ['MiniMax通過港交所聆訊', 'listing company=MiniMax exchange=港交所'],
  ['黑芝麻智能上市首日破发', 'listing company=黑芝麻智能'],
  ['壁仞科技拟赴港上市', 'listing:planned company=壁仞科技'],
  ['传月之暗面考虑赴港IPO', 'listing:rumored company=月之暗面'],
  ['出门问问登陆港股', 'listing company=出门问问'],
  ['燧原科技完成上市辅导备案', 'listing company=燧原科技'],
  ['云知声递表港交所', 'listing company=云知声 exchange=港交所'],
  ['CoreWeave提交IPO申請', 'listing company=CoreWeave'],
  ['据外媒报道，知情人士透露，OpenAI已秘密提交上市申请', 'listing:rumored company=OpenAI'],
  ['月之暗面回应：赴港上市消息不属实', 'listing:denied company=月之暗面'],
  ['有消息称，MiniMax计划今年赴港IPO', 'listing:rumored company=MiniMax'],
  ['智谱据悉正考虑赴港上市', 'listing:rumored company=智谱'],
  ['中国移动与商汤科技签署战略合作协议', 'partnership party=中国移动 party=商汤科技'],
  ['百度智能云携手联想打造AI PC', 'partnership party=联想'],
  ['台積電與輝達擴大合作', 'partnership party=台积电 party=英伟达'],
  ['鴻海攜手輝達打造AI工廠', 'partnership party=鸿海 party=英伟达'],
  ['OpenAI和苹果达成合作', 'partnership party=OpenAI party=苹果'],
  ['阿里云牵手上汽集团，共建AI大模型座舱', 'partnership party=阿里云'],
  ['微軟與Mistral AI建立多年合作夥伴關係', 'partnership party=微软'],
  ['聯發科宣布與輝達合作開發車用AI晶片', 'partnership party=联发科 party=英伟达'],
  ['日本软银与OpenAI成立合资公司SB OpenAI Japan', 'partnership party=软银'],
  ['苹果被曝将与谷歌合作，把Gemini引入iPhone', 'partnership:rumored party=苹果 party=谷歌'],
  ['腾讯混元大模型首批通过备案，将陆续面向公众开放', 'filing model=混元'],
  ['小米大模型通过备案', 'filing developer=小米'],
  ['月之暗面Kimi获批上线', 'filing'],
  ['知乎“知海图AI”通过《生成式人工智能服务管理暂行办法》备案', 'filing developer=知乎'],
  ['拓尔思拓天大模型通过国家网信办算法备案', 'filing'],
  ['荣耀魔法大模型获批，向公众开放', 'filing developer=荣耀'],
];

/** The headline only says that the article is of the field. */
const TITLE = '人工智能动态';

function told(text: string): string[][] {
  const { events } = readText({
    title: TITLE,
    text: text.endsWith('。') ? text : `${text}。`,
    published: '2024-03-15',
  });
  return events.map((event) => [
    event.modality === 'asserted' ? event.type : `${event.type}:${event.modality}`,
    ...event.arguments.map((one) => `${one.role}=${'name' in one ? one.name : one.value}`),
  ]);
}

describe('usual forms of headlines and leads', () => {
  it.each(FORMS)('%s', (text, wanted) => {
    // Values may hold spaces: a new part begins with `role=`.
    const parts = wanted.split(/ (?=[a-z]+=)/);
    expect(told(text)).toContainEqual(expect.arrayContaining(parts));
  });
});
