#include <fmt/format.h>

#include <algorithm>
#include <chrono>
#include <iostream>
#include <thread>

#include "ask_hub.h"
#include "commands.h"
#include "terminal_screen.h"
#include "view_words.h"

/// How a running hub goes, on a terminal.
namespace rodedraad::cli {

namespace json = boost::json;

namespace {

std::int64_t number(const json::object& object, std::string_view key) {
  const auto* value = object.if_contains(key);
  return value != nullptr && value->is_int64() ? value->get_int64() : 0;
}

/// "3 min", since a moment in UTC; "-" when there is none.
std::string age(std::string_view moment, model::Instant now) {
  if (moment.empty()) return "-";
  const auto since = now - model::parse_instant(moment);
  const auto minutes = std::chrono::duration_cast<std::chrono::minutes>(since).count();
  if (minutes < 1) return "< 1 min";
  return minutes < 120 ? fmt::format("{} min", minutes) : fmt::format("{} uur", minutes / 60);
}

void add_connections(std::string& page, const json::object& overview, model::Instant now) {
  page += fmt::format("{:<26} {:<8}{:>8}{:>9}{:>9}{:>9}{:>9}\n", "KOPPELING", "OORDEEL", "WACHT",
                      "OUDSTE", "STORING", "IN/UUR", "UIT/UUR");
  for (const auto& item : list(overview, "koppelingen")) {
    const auto& each = item.get_object();
    page += fmt::format("{:<26} {:<8}{:>8}{:>9}{:>9}{:>9}{:>9}", text(each, "id"),
                        text(each, "oordeel"), number(each, "wachtend"),
                        age(text(each, "oudsteWachtend"), now), number(each, "opBureau"),
                        number(each, "ontvangenPerUur"), number(each, "gemaaktPerUur"));
    if (text(each, "oordeel") != "goed") page += fmt::format("  {}", text(each, "uitleg"));
    page += '\n';
  }
}

void add_rest(std::string& page, const json::object& overview) {
  const auto& terms = overview.at("termijnen").get_object();
  const auto& tasks = overview.at("taken").get_object();
  page += fmt::format(
      "\nTermijnen: {} te laat, {} deze week.  Taken: {}{} open, {} te laat.  Voorstellen: {}.\n",
      number(terms, "teLaat"), number(terms, "dezeWeek"),
      truth(tasks, "bovengrens") ? "meer dan " : "", number(tasks, "open"), number(tasks, "teLaat"),
      number(overview, "voorstellen"));
  for (const auto& item : list(terms, "bedreigd")) {
    const auto& term = item.get_object();
    page += fmt::format("  dreigt: {} van zaak {}, uiterlijk {}: {}\n", text(term, "titel"),
                        text(term, "zaak"), text(term, "uiterlijk"), text(term, "reden"));
  }
  for (const auto& item : list(overview, "storingen")) {
    const auto& group = item.get_object();
    page += fmt::format("  {:>6} keer {}: {}\n", number(group, "aantal"), text(group, "wat"),
                        text(group, "oplossing"));
  }
}

std::string page_of(const json::object& overview) {
  const auto now = model::SystemClock{}.now();
  auto page = fmt::format("{}  {}  revisie {}\n", model::rfc3339(now), text(overview, "zin"),
                          text(overview, "revisie"));
  for (const auto& trouble : list(overview, "klachten")) {
    page += fmt::format("  ! {}\n", trouble.get_string().c_str());
  }
  page += '\n';
  add_connections(page, overview, now);
  add_rest(page, overview);
  return page;
}

/// Until the person at the terminal has seen enough.
void watch(AskHub& hub, std::chrono::seconds every) {
  TerminalScreen screen;
  do {
    screen.show(page_of(hub.get("/v1/overzicht")) + "\nq: ophouden\n");
  } while (screen.wait(every));
}

}  // namespace

int top(const Place& place, const TopOptions& options) {
  AskHub hub{place};
  if (on_terminal() && !place.json && options.times == 0) {
    watch(hub, std::chrono::seconds{options.every});
    return kOk;
  }
  for (int left = std::max(options.times, 1); left > 0; --left) {
    const auto overview = hub.get("/v1/overzicht");
    std::cout << (place.json ? json::serialize(overview) + '\n' : page_of(overview)) << std::flush;
    if (left > 1) std::this_thread::sleep_for(std::chrono::seconds{options.every});
  }
  return kOk;
}

}  // namespace rodedraad::cli
