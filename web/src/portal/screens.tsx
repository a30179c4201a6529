/** The screens of who is in. README.md says how one is added. */
export const screens = [] as const
