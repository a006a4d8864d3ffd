export function WallPage() { return <section />; }
