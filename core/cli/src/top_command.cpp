#include <fmt/format.h>
#include <unistd.h>

#include <chrono>
#include <iostream>
#include <thread>

#include "ask_hub.h"
#include "commands.h"
#include "view_words.h"

/// How a running hub goes, on a terminal.
namespace rodedraad::cli {

namespace json = boost::json;

namespace {

constexpr const char* kHomeAndClear = "\033[H\033[2J";

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

void print_connections(const json::object& overview, model::Instant now) {
  std::cout << fmt::format("{:<26}{:<9}{:>8}{:>9}{:>9}{:>9}{:>9}  {}\n", "KOPPELING", "OORDEEL",
                           "WACHT", "OUDSTE", "STORING", "IN/UUR", "UIT/UUR", "");
  for (const auto& item : list(overview, "koppelingen")) {
    const auto& each = item.get_object();
    std::cout << fmt::format(
        "{:<26}{:<9}{:>8}{:>9}{:>9}{:>9}{:>9}  {}\n", text(each, "id"), text(each, "oordeel"),
        number(each, "wachtend"), age(text(each, "oudsteWachtend"), now), number(each, "opBureau"),
        number(each, "ontvangenPerUur"), number(each, "bevestigdPerUur"),
        text(each, "oordeel") == "goed" ? std::string_view{} : text(each, "uitleg"));
  }
}

void print_rest(const json::object& overview) {
  const auto& terms = overview.at("termijnen").get_object();
  const auto& tasks = overview.at("taken").get_object();
  std::cout << fmt::format(
      "\nTermijnen: {} te laat, {} deze week.  Taken: {} open, {} te laat.  "
      "Voorstellen: {}.\n",
      number(terms, "teLaat"), number(terms, "dezeWeek"), number(tasks, "open"),
      number(tasks, "teLaat"), number(overview, "voorstellen"));
  for (const auto& item : list(terms, "bedreigd")) {
    const auto& term = item.get_object();
    std::cout << fmt::format("  dreigt: {} van zaak {}, uiterlijk {}: {}\n", text(term, "titel"),
                             text(term, "zaak"), text(term, "uiterlijk"), text(term, "reden"));
  }
  for (const auto& item : list(overview, "storingen")) {
    const auto& group = item.get_object();
    std::cout << fmt::format("  {:>6} keer {}: {}\n", number(group, "aantal"), text(group, "wat"),
                             text(group, "oplossing"));
  }
}

void print(const json::object& overview) {
  const auto now = model::SystemClock{}.now();
  std::cout << fmt::format("{}  {}  revisie {}\n\n", model::rfc3339(now), text(overview, "zin"),
                           text(overview, "revisie"));
  for (const auto& trouble : list(overview, "klachten")) {
    std::cout << "  ! " << trouble.get_string().c_str() << '\n';
  }
  print_connections(overview, now);
  print_rest(overview);
  std::cout << std::flush;
}

}  // namespace

int top(const Place& place, const TopOptions& options) {
  AskHub hub{place};
  const bool terminal = ::isatty(STDOUT_FILENO) != 0;
  for (int left = options.times; options.times == 0 || left > 0; --left) {
    const auto overview = hub.get("/v1/overzicht");
    if (place.json) {
      std::cout << json::serialize(overview) << std::endl;
    } else {
      if (terminal) std::cout << kHomeAndClear;
      print(overview);
    }
    if (left != 1) std::this_thread::sleep_for(std::chrono::seconds{options.every});
  }
  return kOk;
}

}  // namespace rodedraad::cli
