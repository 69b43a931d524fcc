import { describe, expect, it } from "vitest";
import { page, userEvent } from "vitest/browser";
import { openApp } from "./openApp.tsx";

/* The worklist on the harness's fakes: eleven invented studies, or as many as the query says. */

async function open(query: string): Promise<void> {
  await openApp("/", `locale=en&${query}`);
  await expect.element(page.getByRole("table")).toBeInTheDocument();
}

const drawn = () => document.querySelectorAll("tbody tr[aria-rowindex]").length;
const focusedRow = () => Number(document.activeElement?.closest("tr")?.getAttribute("aria-rowindex")) - 1;
const list = () => document.querySelector("table")?.closest("section");
const pressed = (name: RegExp) => page.getByRole("button", { name });

describe("a worklist of 2,000 studies", () => {
  it("draws only the rows in sight, and says how many there are", async () => {
    await open("studies=2000");
    await expect.element(page.getByRole("table")).toHaveAttribute("aria-rowcount", "2001");
    await expect.poll(drawn).toBeGreaterThan(10);
    expect(drawn()).toBeLessThan(80);
    expect(list()?.scrollHeight).toBeGreaterThan(2000 * 40);
  });

  it("is walked through by keyboard, to its end and back", async () => {
    await open("studies=2000");
    await userEvent.keyboard("jj");
    await expect.poll(focusedRow).toBe(2);
    await userEvent.keyboard("{End}");
    await expect.poll(focusedRow).toBe(2000);
    await userEvent.keyboard("k{PageUp}");
    await expect.poll(focusedRow).toBeLessThan(1996);
    await userEvent.keyboard("{Home}");
    await expect.poll(focusedRow).toBe(1);
    await userEvent.keyboard("{Enter}");
    await expect.poll(() => location.hash).toMatch(/^#\/study\//u);
  });

  it("keeps the focus on a row that is scrolled out of sight", async () => {
    await open("studies=2000");
    await userEvent.keyboard("jjj");
    await expect.poll(focusedRow).toBe(3);
    list()?.scrollTo({ top: 40_000 });
    await expect.poll(() => document.querySelectorAll("tbody tr[aria-rowindex]")[5]?.getAttribute("aria-rowindex")).toMatch(/^[89]\d\d$/u);
    expect(focusedRow()).toBe(3);
    await userEvent.keyboard("j");
    await expect.poll(focusedRow).toBe(4);
  });
});

describe("the worklist's search", () => {
  it("finds by initial consonants, says how many of all are shown, and is left by Enter", async () => {
    await open("studies=100");
    await userEvent.keyboard("/");
    await userEvent.keyboard("ㄱㄱㅅ");
    await expect.element(page.getByText(/^\d+ of 100 studies shown/u)).toBeInTheDocument();
    for (const row of document.querySelectorAll("tbody tr th")) expect(row.textContent).toMatch(/^[김강]가상/u);
    await userEvent.keyboard("{Enter}");
    await expect.poll(focusedRow).toBe(1);
    await userEvent.keyboard("{Escape}");
    await expect.poll(drawn).toBeGreaterThan(15);
  });

  it("takes no key for a command while a name is typed", async () => {
    await open("");
    await userEvent.keyboard("/");
    await userEvent.keyboard("jn");
    await expect.element(page.getByRole("searchbox")).toHaveValue("jn");
    expect(location.hash).toBe("#/");
  });

  it("says where somebody stands who is not among what is shown", async () => {
    await open("studies=100");
    await pressed(/^Today/u).click();
    await page.getByRole("searchbox").fill("V-00090");
    await pressed(/^1 study elsewhere/u).click();
    await expect.poll(drawn).toBe(1);
    await expect.element(page.getByText("V-00090")).toBeInTheDocument();
  });
});

describe("many studies at once", () => {
  it("are selected over a range and marked urgent together", async () => {
    await open("");
    await userEvent.keyboard("jxjj{Shift>}x{/Shift}");
    await expect.element(page.getByText("3 studies selected")).toBeInTheDocument();
    await pressed(/^Mark urgent/u).click();
    await expect.poll(() => page.getByTitle("Marked urgent by a person").elements().length).toBe(3);
    await userEvent.keyboard("{Escape}");
    expect(page.getByText("3 studies selected").query()).toBeNull();
  });

  it("are deleted only after it was said how many of them are signed", async () => {
    await open("studies=100");
    await userEvent.keyboard("{End}x{PageUp}{Shift>}x{/Shift}{Delete}");
    const confirm = () => page.getByRole("button", { name: "Delete for good" });
    await expect.element(page.getByText(/of them have signed reports/u)).toBeInTheDocument();
    await expect.element(confirm()).toBeDisabled();
    await page.getByRole("checkbox", { name: /^The signed reports/u }).click();
    await confirm().click();
    await expect.element(pressed(/^All [5-9]\d$/u)).toBeInTheDocument();
  });

  it("each say why they stayed as they were where something fails", async () => {
    await open("");
    await userEvent.keyboard("j{Control>}a{/Control}");
    await pressed(/^Score again/u).click();
    await expect.element(page.getByRole("alert").last()).toHaveTextContent(/^Not done for 4 of 4 studies.*최\*호/u);
  });
});

describe("a worklist whose reader reads first", () => {
  it("says nothing of what the model says, nor counts it", async () => {
    await open("mode=blind&batch=some");
    await expect.poll(drawn).toBe(11);
    expect(document.body.textContent).not.toMatch(/above (the )?cut-off|outdated|Opacity|right upper/iu);
    await expect.element(pressed(/^Needs attention 0$/u)).toBeInTheDocument();
    await expect.element(page.getByRole("complementary").getByRole("link", { name: "Saved" })).toBeInTheDocument();
    await expect.element(page.getByText("The order gives no hint", { exact: false })).toBeInTheDocument();
  });
});
