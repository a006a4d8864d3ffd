import { ApiError, api } from '../app/api.ts';
import type { FlowchartSaved, Power, Version, VersionSummary } from '../../domain/api/registry.ts';

/** The registry's calls, one function each (R5–R8). */

export const readPower = (id: string): Promise<Power> => api.get(`/registry/powers/${encodeURIComponent(id)}`);

export const readVersion = (id: string): Promise<Version> => api.get(versionPath(id));

export const saveFlowchart = (id: string, xml: string, lockVersion: number): Promise<FlowchartSaved> =>
  api.put(`${versionPath(id)}/flowchart`, { xml, lockVersion }, { patience: 15_000 });

export const declareVersion = (id: string, body: { cause: string; causeDate: string; lockVersion: number }): Promise<VersionSummary> =>
  api.post(`${versionPath(id)}/declare`, body);

export const confirmVersion = (id: string, body: { opinion: string; lockVersion: number }): Promise<VersionSummary> =>
  api.post(`${versionPath(id)}/confirm`, body);

export const returnVersion = (id: string, body: { opinion: string; lockVersion: number }): Promise<VersionSummary> =>
  api.post(`${versionPath(id)}/return`, body);

export const withdrawVersion = (id: string, lockVersion: number): Promise<VersionSummary> =>
  api.post(`${versionPath(id)}/withdraw`, { lockVersion });

/** The organ enters what was confirmed (R8). */
export const adjustVersion = (id: string, lockVersion: number): Promise<VersionSummary> =>
  api.post(`${versionPath(id)}/adjust`, { lockVersion });

export const isRefusal = (fault: unknown, code: string): boolean => fault instanceof ApiError && fault.code === code;

/** What to tell the person, in the language of the page; a fault without a code is a fault of the page. */
export const failureWords = (fault: unknown, language: 'zh' | 'en'): { message: string; code: string; hint: string | undefined } => {
  if (!(fault instanceof ApiError))
    return { message: String(fault instanceof Error ? fault.message : fault), code: 'page-fault', hint: undefined };
  const english = language === 'en';
  return { message: english ? fault.messageEn : fault.message, code: fault.code, hint: english ? fault.hintEn : fault.hint };
};

export const versionPath = (id: string): string => `/registry/versions/${encodeURIComponent(id)}`;
