#include "alerts.h"

#include "alert_channels.h"
#include "overview.h"
#include "rodedraad/hub/deadlines.h"
#include "rodedraad/hub/log.h"
#include "views.h"

namespace rodedraad::admin {

namespace json = boost::json;

namespace {

constexpr std::chrono::seconds kLook{30};
constexpr std::size_t kKept = 50;
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
      changed_.wait_for(lock, stop, kLook, [] { return false; });
    }
    if (stop.stop_requested()) return;
    const auto setup = context_.setup();
    if (!setup->config().hub.alerts.any()) continue;
    try {
      if (!work) work.emplace(context_.hub.location());
      look(*work);
    } catch (const std::exception& problem) {
      hub::log(hub::LogLevel::error, "alert.failed", {{"text", problem.what()}});
    }
  }
}

void Alerts::look(Workplace& work) {
  Person everybody;
  everybody.command = true;
  const auto overview = overview_of(context_, work, {}, everybody);
  const auto sentence = text(overview, "zin");
  const bool trouble = text(overview, "oordeel") == "storing";
  if (trouble && told_ != sentence) {
    send({context_.clock.now(), "storing", "Rode Draad: " + sentence, digest_of(overview)});
    told_ = sentence;
  } else if (!trouble && !told_.empty()) {
    send({context_.clock.now(), "hersteld", "Rode Draad: hersteld",
          "Dit is over: " + told_ + "\n\n" + digest_of(overview)});
    told_.clear();
  }
  look_at_digest(work, overview);
}

void Alerts::look_at_digest(Workplace& work, const json::object& overview) {
  const auto setup = context_.setup();
  const auto& digest = setup->config().hub.alerts.digest;
  const auto now = context_.clock.now();
  const auto today = hub::text_of(model::dutch_day(now));
  if (!digest || time_of_day(now) < *digest || work.reader.setting(kDigestDay) >= today) return;
  // Written first: one that is lost is better than one each half minute.
  context_.hub.write(
      [today](store::Transaction& transaction) { transaction.put_setting(kDigestDay, today); });
  send({now, "dagbericht", "Rode Draad vandaag: " + text(overview, "zin"), digest_of(overview)});
}

std::vector<std::string> Alerts::send(Alert alert) {
  const auto setup = context_.setup();
  const auto problems = send_alert(setup->config(), context_.plugins, alert);
  alert.delivered = problems.empty();
  for (const auto& problem : problems) {
    hub::log(hub::LogLevel::error, "alert.not-sent", {{"text", problem}});
  }
  keep(std::move(alert));
  return problems;
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
  return send({context_.clock.now(), "proef", "Rode Draad: proefwaarschuwing",
               "Dit is een proef. Komt zij aan, dan komen waarschuwingen ook aan.\n"});
}

}  // namespace rodedraad::admin
