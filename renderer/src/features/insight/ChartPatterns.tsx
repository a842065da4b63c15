/** Series differ by pattern as well as by colour, so that they stay apart in greyscale. The prefix keeps ids apart. */
export function ChartPatterns({ prefix }: { readonly prefix: string }) {
  return (
    <defs>
      <pattern id={`${prefix}-alternative`} width="6" height="6" patternUnits="userSpaceOnUse">
        <rect width="6" height="6" fill="var(--occupancy-1-fill)" />
        <circle cx="3" cy="3" r="1.5" fill="var(--group-6)" />
      </pattern>
      <pattern
        id={`${prefix}-declined`}
        width="6"
        height="6"
        patternUnits="userSpaceOnUse"
        patternTransform="rotate(45)"
      >
        <rect width="6" height="6" fill="var(--bg)" />
        <rect width="2" height="6" fill="var(--text)" />
      </pattern>
    </defs>
  )
}
