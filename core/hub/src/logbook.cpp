#include "rodedraad/hub/logbook.h"

#include <algorithm>
#include <condition_variable>
#include <future>
#include <mutex>
#include <stdexcept>
#include <utility>

#include "rodedraad/hub/context.h"
#include "rodedraad/hub/log.h"
#include "rodedraad/hub/otlp.h"

namespace rodedraad::hub {

namespace {

constexpr std::size_t kAtATime = 500;
constexpr std::chrono::milliseconds kLook{500};
constexpr std::chrono::milliseconds kFirstPause{1000};
constexpr std::chrono::milliseconds kLongestPause{60'000};

void pause(const std::stop_token& stop, std::chrono::milliseconds wait) {
  std::mutex mutex;
  std::condition_variable_any ready;
  std::unique_lock lock(mutex);
  ready.wait_for(lock, stop, wait, [] { return false; });
}

}  // namespace

Logbook::Logbook(const PluginHost& plugins, const config::PluginUse& use, store::Location location,
                 store::Writer& writer, const model::Clock& clock)
    : location_(std::move(location)), writer_(writer), clock_(clock) {
  auto made = plugins.make_transport(use.name, settings_of(use),
                                     [](const sdk::Message&, const Transport::Answered& answered) {
                                       answered(sdk::Answer{404, {}, {}, {}});
                                     });
  if (!made) {
    throw std::runtime_error(use.place.file +
                             ": the transport of <logboek> cannot be made: " + made.error().text);
  }
  transport_ = std::move(*made);
}

Logbook::~Logbook() { stop(); }

void Logbook::start() {
  thread_ = std::jthread{[this](const std::stop_token& stop) { run(stop); }};
}

void Logbook::stop() {
  thread_.request_stop();
  if (up_) transport_->stop(std::chrono::seconds{1});
  if (thread_.joinable()) thread_.join();
}

void Logbook::run(const std::stop_token& stop) {
  store::AuditLog log{location_};
  auto sent = log.processing_sent();
  auto wait = kFirstPause;
  while (!stop.stop_requested()) {
    const auto rows = log.processing(sent, {}, kAtATime);
    if (rows.empty()) {
      pause(stop, kLook);
    } else if (send(rows, stop)) {
      sent = rows.back().seq;
      wait = kFirstPause;
    } else {
      pause(stop, wait);
      wait = std::min(2 * wait, kLongestPause);
    }
  }
}

bool Logbook::send(const std::vector<store::ProcessingRow>& rows, const std::stop_token& stop) {
  sdk::Message message;
  message.id = "logboek-" + std::to_string(rows.back().seq);
  message.kind = "logboek";
  message.method = "POST";
  message.media_type = "application/json";
  message.body = otlp_traces(rows);
  const auto ended = post(message, stop);
  if (!ended) return false;
  const auto status = ended->outcome == sdk::SentOutcome::answered ? ended->answer.status : 0;
  if (status >= 200 && status < 300) {
    confirm(rows.back().seq, otlp_rejected(ended->answer.body));
    return true;
  }
  log(LogLevel::warn, "logboek.not-sent",
      {{"action", "logboek.send"},
       {"object", message.id},
       {"result", "failed"},
       {"status", std::to_string(status)},
       {"text", ended->error}});
  return false;
}

std::optional<sdk::Sent> Logbook::post(const sdk::Message& message, const std::stop_token& stop) {
  if (!up_) {
    const auto started = transport_->start();
    up_ = started.has_value();
    if (!up_) {
      sdk::Sent failed;
      failed.outcome = sdk::SentOutcome::not_sent;
      failed.error = started.error().text;
      return failed;
    }
  }
  // The callback may outlive the wait.
  auto promise = std::make_shared<std::promise<sdk::Sent>>();
  auto ended = promise->get_future();
  transport_->send(message, [promise](const sdk::Sent& sent) { promise->set_value(sent); });
  while (ended.wait_for(std::chrono::milliseconds{50}) != std::future_status::ready) {
    if (stop.stop_requested()) return std::nullopt;
  }
  return ended.get();
}

void Logbook::confirm(std::int64_t seq, std::int64_t rejected) {
  const auto now = clock_.now();
  writer_.submit(
      [seq, rejected, now](store::Transaction& transaction) {
        transaction.put_setting(store::kProcessingSent, std::to_string(seq));
        if (rejected == 0) return;
        transaction.audit({.at = now,
                           .action = "logboek.send",
                           .object = "logboek-" + std::to_string(seq),
                           .result = "rejected",
                           .origin = "hub",
                           .actor = "hub",
                           .detail = std::to_string(rejected)});
      },
      nullptr);
  if (rejected == 0) return;
  log(LogLevel::error, "logboek.rejected",
      {{"action", "logboek.send"},
       {"object", "logboek-" + std::to_string(seq)},
       {"result", "rejected"},
       {"count", std::to_string(rejected)}});
}

}  // namespace rodedraad::hub
