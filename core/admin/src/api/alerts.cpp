#include "alerts.h"

#include <algorithm>

#include "overview.h"
#include "rodedraad/hub/deadlines.h"
#include "rodedraad/hub/log.h"
#include "views.h"

namespace rodedraad::admin {

namespace json = boost::json;

namespace {

constexpr std::size_t kKept = 50;
/// How long one that does not arrive is tried again.
constexpr std::chrono::hours kTried{24};
/// The name under which the store remembers of which day the last digest is.
constexpr const char* kDigestDay = "dagbericht";

std::string text(const json::object& object, const char* name) {
  return std::string{object.at(name).as_string()};
}

std::string number(const json::value& value) { return json::serialize(value); }

/// The day in a few lines, the worst first.
std::string digest_of(const json::object& overview) {
  const auto& terms = overview.at("termijnen").as_object();
  const auto& tasks = overview.at("taken").as_object();
  std::string lines = text(overview, "zin") + "\n\n";
  for (const auto& item : terms.at("bedreigd").as_array()) {
    const auto& term = item.as_object();
    lines += "Dreigt: " + text(term, "titel") + " van zaak " + text(term, "zaak") + ", uiterlijk " +
             text(term, "uiterlijk") + ": " + text(term, "reden") + ".\n";
  }
  lines += "Termijnen: " + number(terms.at("teLaat")) + " te laat, " +
           number(terms.at("dezeWeek")) + " eindigen deze week.\n";
  lines +=
      "Taken: " + number(tasks.at("open")) + " open, " + number(tasks.at("teLaat")) + " te laat.\n";
  lines += "Voorstellen die op een tweede persoon wachten: " + number(overview.at("voorstellen")) +
           ".\n";
  for (const auto& item : overview.at("storingen").as_array()) {
    const auto& group = item.as_object();
    lines += "Storing: " + number(group.at("aantal")) + " keer " + text(group, "wat") +
             ". Doe: " + text(group, "oplossing") + ".\n";
  }
  for (const auto& item : overview.at("koppelingen").as_array()) {
    const auto& connection = item.as_object();
    if (text(connection, "oordeel") == "goed") continue;
    lines += "Koppeling " + text(connection, "id") + ": " + text(connection, "uitleg") + '\n';
  }
  return lines;
}

/// What goes so wrong now that administrators have to know, in words.
std::set<std::string> troubles_in(const json::object& overview) {
  std::set<std::string> out;
  if (!overview.at("klachten").as_array().empty()) out.insert("de hub neemt niets aan");
  if (!overview.at("termijnen").at("bedreigd").as_array().empty()) {
    out.insert("een termijn dreigt te worden gemist");
  }
  for (const auto& item : overview.at("koppelingen").as_array()) {
    const auto& connection = item.as_object();
    if (text(connection, "oordeel") == "storing") out.insert("koppeling " + text(connection, "id"));
  }
  return out;
}

std::set<std::string> without(std::set<std::string> from, const std::set<std::string>& those) {
  std::erase_if(from, [&](const std::string& each) { return those.contains(each); });
  return from;
}

std::string joined(const std::set<std::string>& words) {
  std::string out;
  for (const auto& each : words) out += (out.empty() ? "" : ", ") + each;
  return out;
}

/// Since midnight in the Netherlands, near enough: on the day on which the clock is changed it is
/// an hour off.
std::chrono::milliseconds time_of_day(model::Instant now) {
  const auto midnight = model::parse_instant(hub::text_of(model::dutch_day(now)));
  return std::chrono::duration_cast<std::chrono::milliseconds>(now - midnight);
}

}  // namespace

Alerts::Alerts(const Context& context) : context_(context) {}

Alerts::~Alerts() {
  thread_.request_stop();
  if (thread_.joinable()) thread_.join();
}

void Alerts::start() {
  thread_ = std::jthread{[this](const std::stop_token& stop) { run(stop); }};
}

void Alerts::run(const std::stop_token& stop) {
  std::optional<Workplace> work;
  while (!stop.stop_requested()) {
    {
      std::unique_lock lock(mutex_);
      changed_.wait_for(lock, stop, context_.setup()->config().hub.alerts.every,
                        [] { return false; });
    }
    if (stop.stop_requested()) return;
    const auto setup = context_.setup();
    if (!setup->config().hub.alerts.any()) continue;
    try {
      if (!work) work.emplace(context_.hub.location());
      look(*work);
      deliver(stop);
    } catch (const std::exception& problem) {
      hub::log(hub::LogLevel::error, "alert.failed", {{"text", problem.what()}});
    }
  }
}

void Alerts::look(Workplace& work) {
  Person everybody;
  everybody.command = true;
  const auto overview = overview_of(context_, work, {}, everybody);
  look_at_troubles(overview);
  look_at_digest(work, overview);
}

void Alerts::look_at_troubles(const json::object& overview) {
  const auto now = troubles_in(overview);
  const auto over = without(told_, now);
  const bool news = !without(now, told_).empty();
  told_ = now;
  if (!over.empty()) {
    add("hersteld", now.empty() ? "hersteld" : "deels hersteld",
        "Dit is over: " + joined(over) + ".\n\n" + digest_of(overview));
  }
  if (news) add("storing", text(overview, "zin"), digest_of(overview));
}

void Alerts::look_at_digest(Workplace& work, const json::object& overview) {
  const auto setup = context_.setup();
  const auto& digest = setup->config().hub.alerts.digest;
  const auto now = context_.clock.now();
  const auto today = hub::text_of(model::dutch_day(now));
  if (!digest || time_of_day(now) < *digest || work.reader.setting(kDigestDay) >= today) return;
  // Written first: one that is lost is better than one at each look.
  context_.hub.write(
      [today](store::Transaction& transaction) { transaction.put_setting(kDigestDay, today); });
  add("dagbericht", "vandaag: " + text(overview, "zin"), digest_of(overview));
}

void Alerts::add(std::string sort, std::string title, std::string text) {
  const auto setup = context_.setup();
  keep({context_.clock.now(), std::move(sort), "Rode Draad: " + std::move(title), std::move(text),
        ways_of(setup->config().hub.alerts)});
}

/// The oldest first; behind one that does not arrive, nothing goes by the same way.
void Alerts::deliver(const std::stop_token& stop) {
  auto waiting = last();
  std::reverse(waiting.begin(), waiting.end());
  const auto oldest = context_.clock.now() - kTried;
  const auto setup = context_.setup();
  const auto ways = ways_of(setup->config().hub.alerts);
  std::set<Way> closed{Way::mail, Way::webhook};
  for (const auto way : ways) closed.erase(way);
  for (const auto& alert : waiting) {
    for (const auto way : alert.left) {
      if (stop.stop_requested()) return;
      if (alert.at < oldest || closed.contains(way)) continue;
      if (!send(alert, way).empty()) {
        closed.insert(way);
        continue;
      }
      const std::lock_guard lock(mutex_);
      for (auto& each : last_) {
        if (each.at == alert.at && each.sort == alert.sort) std::erase(each.left, way);
      }
    }
  }
}

/// What a way has against it is in the log once, not at each look.
std::string Alerts::send(const Alert& alert, Way way) {
  const auto setup = context_.setup();
  auto problem = send_alert(setup->config().hub.alerts, way, context_.plugins, alert);
  const std::lock_guard lock(mutex_);
  auto& known = why_not_[way];
  if (problem != known && !problem.empty()) {
    hub::log(hub::LogLevel::error, "alert.not-sent", {{"text", problem}});
  }
  known = problem;
  return problem;
}

void Alerts::keep(Alert alert) {
  const std::lock_guard lock(mutex_);
  last_.push_front(std::move(alert));
  if (last_.size() > kKept) last_.pop_back();
}

std::vector<Alert> Alerts::last() const {
  const std::lock_guard lock(mutex_);
  return {last_.begin(), last_.end()};
}

std::vector<std::string> Alerts::test() {
  Alert alert{context_.clock.now(),
              "proef",
              "Rode Draad: proefwaarschuwing",
              "Dit is een proef. Komt zij aan, dan komen waarschuwingen ook aan.\n",
              {}};
  const auto setup = context_.setup();
  std::vector<std::string> problems;
  for (const auto way : ways_of(setup->config().hub.alerts)) {
    if (auto problem = send(alert, way); !problem.empty()) problems.push_back(std::move(problem));
  }
  alert.failed = !problems.empty();
  keep(std::move(alert));
  return problems;
}

}  // namespace rodedraad::admin
