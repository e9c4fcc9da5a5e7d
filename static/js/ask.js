import { read } from "#site";
read("map.json").catch(() => {});
