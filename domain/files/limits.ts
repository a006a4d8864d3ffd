/** How much may be attached to a matter. The size of one file is a setting of the platform (`SUNLIT_FILE_MB`). */
export const FILE_LIMITS = { megabytes: 20, files: 50, nameCharacters: 120 } as const;
