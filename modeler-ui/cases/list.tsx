export function CasesPage() { return <section />; }
