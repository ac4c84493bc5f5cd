/**
 * Persons of the field whom the press names without a title, in simplified characters or Latin letters: founders, heads
 * and researchers of the makers of models and chips, under the names that mainland, Taiwan and Hong Kong papers use.
 */
const NOTED =
  '马斯克 奥特曼 奥尔特曼 阿尔特曼 阿特曼 黄仁勋 扎克伯格 祖克柏 朱克伯格 纳德拉 纳德纳 皮查伊 皮蔡 佩奇 布林 库克 盖茨 贝索斯 贝佐斯 贾西 苏姿丰 基辛格 陈立武 辛顿 欣顿 杨立昆 勒昆 本吉奥 哈萨比斯 苏莱曼 苏茨克维 苏茨克弗 萨茨凯弗 伊尔亚 布罗克曼 穆拉蒂 穆拉提 阿莫迪 阿莫代 卡帕西 卡帕斯 舒尔曼 施密特 艾维 孙正义 李飞飞 吴恩达 李彦宏 马化腾 马云 张勇 蔡崇信 吴泳铭 任正非 孟晚舟 余承东 徐直军 胡厚崑 雷军 李开复 王小川 王慧文 张一鸣 梁汝波 周鸿祎 刘庆峰 胡郁 梁文锋 杨植麟 张予彤 闫俊杰 姜大昕 印奇 唐杰 汤晓鸥 徐立 王坚 周靖人 林俊旸 贾扬清 颜水成 沈向洋 张亚勤 陆奇 李想 何小鹏 李斌 刘强东 王兴 程维 宿华 程一笑 傅盛 周伯文 朱松纯 黄铁军 王海峰 沈抖 汤道生 姚顺雨 张正友 蒋凡 王云鹤 田奇 姚期智 戴文渊 周曦 王兴兴 彭志辉 稚晖君 景鲲 方汉 周亚辉 张忠谋 刘德音 魏哲家 郭台铭 刘扬伟 蔡明介 蔡力行 林百里 梁见后 梁孟松 蒋尚义 朱啸虎 罗永浩 罗福莉 吴永辉 朱文佳 杨红霞 杨震原 李航 何恺明 孙剑 张宏江 洪小文 陈天桥 汪滔 王传福 李书福 贾跃亭';
/** Heads of states, governments and regulators, who sign what their bodies issue. */
const OFFICE =
  '拜登 特朗普 川普 贺锦丽 雷蒙多 耶伦 沙利文 布林肯 卢比奥 卢特尼克 纽森 苏纳克 斯塔默 冯德莱恩 布雷东 马克龙 朔尔茨 梅洛尼 岸田文雄 石破茂 高市早苗 尹锡悦 李在明 莫迪 普京 古特雷斯 习近平 李家超 赖清德 蔡英文 特鲁多 李显龙 黄循财';
const LATIN =
  'Sam Altman|Elon Musk|Jensen Huang|Satya Nadella|Sundar Pichai|Mark Zuckerberg|Larry Page|Sergey Brin|Tim Cook|Bill Gates|Jeff Bezos|Andy Jassy|Lisa Su|Pat Gelsinger|Lip-Bu Tan|Geoffrey Hinton|Yann LeCun|Yoshua Bengio|Demis Hassabis|Mustafa Suleyman|Ilya Sutskever|Greg Brockman|Mira Murati|Dario Amodei|Daniela Amodei|Andrej Karpathy|John Schulman|Alec Radford|Jony Ive|Alexandr Wang|Arthur Mensch|Aidan Gomez|Noam Shazeer|Jan Leike|Mark Chen|Jakub Pachocki|Barret Zoph|Lilian Weng|Bret Taylor|Altman|Zuckerberg|Nadella|Pichai|Sutskever|Murati|Karpathy|Hinton|LeCun|Amodei|Hassabis';

const byLength = `${NOTED} ${OFFICE}`.split(' ').sort((a, b) => b.length - a.length);

/** Finds the names of noted persons; global. */
export const NOTED_PERSON = new RegExp(`${byLength.join('|')}|(?<![A-Za-z])(?:${LATIN})(?![A-Za-z])`, 'g');
