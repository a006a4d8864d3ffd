/** Filters of a list as data: from each filter's name to the condition that a value of it asks for. */
import type { Condition } from './select.ts';

/** A list has all of the filters that its readers may name, and none besides. */
export type Filters<Filter, Row> = { readonly [Name in keyof Filter]-?: (value: NonNullable<Filter[Name]>) => Condition<Row> | undefined };

/** What is left out or empty asks for nothing. */
export function conditionsOf<Filter extends object, Row>(filters: Filters<Filter, Row>, filter: Filter): Condition<Row>[] {
  return (Object.keys(filters) as (keyof Filter)[]).flatMap((name) => {
    const value = filter[name];
    const condition = value === undefined || value === '' ? undefined : filters[name](value as NonNullable<typeof value>);
    return condition === undefined ? [] : [condition];
  });
}
