export function StatusPage() { return <section />; }
