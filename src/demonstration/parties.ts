/** Invented parties with numbers that pass their check digits. */
import { identityCheckDigit, usccCheckCharacter } from '../../domain/identifiers/index.ts';
import type { Party } from '../../domain/party/party.ts';

const uscc = (seventeen: string): string => seventeen + usccCheckCharacter(seventeen);
const identity = (seventeen: string): string => seventeen + identityCheckDigit(seventeen);

const company = (name: string, seventeen: string, contact: string, phone: string): Party => ({
  kind: 'organisation',
  name,
  codeType: 'uscc',
  code: uscc(seventeen),
  contact,
  phone,
  address: '阳光市东湖区湖滨路 66 号',
});
const citizen = (name: string, seventeen: string, phone: string): Party => ({
  kind: 'person',
  name,
  idType: 'identity-card',
  idNumber: identity(seventeen),
  phone,
  address: '阳光市西山区翠竹苑 8 幢 302 室',
});

export const PARTIES: Party[] = [
  company('阳光市自来水有限责任公司', '913211001426001A1', '刘洋', '13900000011'),
  company('阳光市管道燃气股份有限公司', '913211001426002B2', '黄磊', '13900000022'),
  company('中讯通信阳光市分公司', '913211001426003C3', '徐丽', '13900000033'),
  company('阳光市供电公司', '913211001426004D4', '朱军', '13900000044'),
  citizen('张伟', '32110219850712301', '13900000055'),
  company('阳光市集中供热有限公司', '913211001426005E5', '冯涛', '13900000066'),
  citizen('王芳', '32110219901103402', '13900000077'),
  company('阳光市湖滨人家宾馆有限公司', '913211001426006F6', '杜鹃', '13900000088'),
  company('阳光市鼎味食品有限公司', '913211001426007G7', '陶勇', '13900000099'),
  company('阳光市教育资产管理有限公司', '913211001426008H8', '尹航', '13900000100'),
];
