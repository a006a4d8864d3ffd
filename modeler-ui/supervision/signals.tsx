export function SignalsPage() { return <section />; }
