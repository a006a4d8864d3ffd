/** The city's civil date of an instant, `YYYY-MM-DD`. China has one zone and no summer time. */
export function civilDateInChina(instant: Date | number): string {
  const milliseconds = typeof instant === 'number' ? instant : instant.getTime();
  return new Date(milliseconds + 8 * 3_600_000).toISOString().slice(0, 10);
}
