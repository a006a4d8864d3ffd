/** 保管期限, as forms of filing answer it; an answer in other words is printed as it is. */
export const RETENTIONS: Readonly<Record<string, string>> = {
  permanent: '永久',
  '30-years': '30年',
  '10-years': '10年',
};
