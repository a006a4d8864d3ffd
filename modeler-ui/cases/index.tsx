export function CasePage() { return <section />; }
