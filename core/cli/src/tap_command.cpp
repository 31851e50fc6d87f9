#include <fmt/format.h>

#include <algorithm>
#include <chrono>
#include <deque>
#include <iostream>
#include <set>
#include <thread>

#include "ask_hub.h"
#include "commands.h"
#include "view_words.h"

/// What comes in and goes out of a running hub, line by line as it happens. Nothing that a message
/// says is shown: with --content its form, in which a letter is x and a digit 9.
namespace rodedraad::cli {

namespace json = boost::json;

namespace {

constexpr std::chrono::milliseconds kLook{500};
/// How many lines are remembered as seen.
constexpr std::size_t kRemembered = 2000;

/// What was shown before.
class Seen {
 public:
  /// \returns whether it is new.
  bool add(const std::string& line) {
    if (!known_.insert(line).second) return false;
    order_.push_back(line);
    if (order_.size() > kRemembered) {
      known_.erase(order_.front());
      order_.pop_front();
    }
    return true;
  }

 private:
  std::set<std::string> known_;
  std::deque<std::string> order_;
};

/// A message with where it stands: another state is another line.
struct Line {
  std::string moment;
  std::string words;
  std::string id;
  bool incoming = false;
  json::object view;
};

Line line_of(const json::object& item, bool incoming) {
  Line line;
  line.incoming = incoming;
  line.id = text(item, "id");
  line.moment = text(item, incoming ? "ontvangen" : "gewijzigd");
  const auto connection = text(item, "koppeling");
  const auto why = text(item, incoming ? "reden" : "oorzaak");
  line.words = fmt::format("{}  {} {:<22} {:<33} {:<21} {}  {}", line.moment,
                           incoming ? "in " : "uit", connection.empty() ? "(hub)" : connection,
                           text(item, "soort"), text(item, "stand"), line.id, why);
  line.view = item;
  line.view["richting"] = incoming ? "in" : "uit";
  return line;
}

void collect(AskHub& hub, const std::string& target, bool incoming, std::vector<Line>& lines) {
  const auto answer = hub.get(target);
  for (const auto& item : list(answer, "resultaten")) {
    lines.push_back(line_of(item.get_object(), incoming));
  }
}

void print_form(AskHub& hub, const Line& line) {
  const auto target =
      (line.incoming ? "/v1/berichten/" : "/v1/afleveringen/") + line.id + "/inhoud";
  const auto content = hub.get(target);
  if (!line.incoming) {
    std::cout << "    " << text(content, "tekst") << '\n';
    return;
  }
  for (const auto& item : list(content, "voor")) {
    const auto& node = item.get_object();
    std::cout << "    " << text(node, "pad") << " = " << text(node, "waarde") << '\n';
  }
}

/// One that is not there would never show anything.
void check_connection(AskHub& hub, const std::string& wanted) {
  if (wanted.empty()) return;
  std::string all;
  const auto answer = hub.get("/v1/koppelingen");
  for (const auto& item : list(answer, "resultaten")) {
    const auto id = text(item.get_object(), "id");
    if (id == wanted) return;
    all += (all.empty() ? "" : ", ") + std::string{id};
  }
  throw Stop(kUsage, "--connection: er is geen koppeling '" + wanted + "'; er zijn: " + all);
}

}  // namespace

int tap(const Place& place, const TapOptions& options) {
  AskHub hub{place};
  check_connection(hub, options.connection);
  const auto filter =
      "?aantal=100" + (options.connection.empty() ? "" : "&koppeling=" + options.connection);
  Seen seen;
  bool first = true;
  std::size_t shown = 0;
  for (;;) {
    std::vector<Line> lines;
    collect(hub, "/v1/berichten" + filter, true, lines);
    collect(hub, "/v1/afleveringen" + filter, false, lines);
    std::stable_sort(lines.begin(), lines.end(),
                     [](const Line& a, const Line& b) { return a.moment < b.moment; });
    for (const auto& line : lines) {
      if (!seen.add(line.words) || (first && !options.from_before)) continue;
      std::cout << (place.json ? json::serialize(line.view) : line.words) << '\n';
      if (options.content && !place.json) print_form(hub, line);
      if (options.count != 0 && ++shown >= options.count) return kOk;
    }
    std::cout << std::flush;
    first = false;
    std::this_thread::sleep_for(kLook);
  }
}

}  // namespace rodedraad::cli
