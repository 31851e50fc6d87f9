#include "rodedraad/simulate/simulator.h"

#include <chrono>
#include <stdexcept>
#include <utility>
#include <vector>

#include "later.h"
#include "record.h"
#include "request.h"

namespace rodedraad::simulate {

namespace {

constexpr std::chrono::seconds kSlow{3};
constexpr std::chrono::seconds kStop{2};
constexpr std::string_view kControl = "/_simulator/";

void apply(const FaultKind& fault, sdk::Answer& answer) {
  switch (fault.reply) {
    case FaultKind::Reply::cut:
      if (answer.body.empty()) {
        answer.media_type = "application/json";
        answer.body = "{\"";
      } else {
        answer.body.resize(answer.body.size() / 2);
      }
      break;
    case FaultKind::Reply::replaced:
      answer.status = fault.status;
      answer.media_type = fault.media_type;
      answer.body = fault.body;
      if (fault.retry_after) answer.headers.push_back({"Retry-After", "1"});
      break;
    case FaultKind::Reply::as_is:
    case FaultKind::Reply::late:
    case FaultKind::Reply::never:
      break;
  }
}

}  // namespace

Simulator::Simulator(const SimulateOptions& options, const hub::PluginHost& plugins,
                     const model::Clock& clock)
    : clock_(clock),
      partner_(make_partner(options.partner, options.story, clock)),
      faults_(options.faults),
      later_(std::make_unique<Later>()) {
  if (!options.record.empty()) record_ = std::make_unique<RecordFile>(options.record);
  const std::vector<sdk::Pair> settings{{"address", options.listen}};
  auto made = plugins.make_transport(
      "http", settings, [this](const sdk::Message& request, hub::Transport::Answered answered) {
        accept(request, std::move(answered));
      });
  if (!made) throw std::invalid_argument(made.error().where + ": " + made.error().text);
  transport_ = *std::move(made);
  if (const auto started = transport_->start(); !started) throw Unavailable(started.error().text);
}

Simulator::~Simulator() {
  later_->finish();
  transport_->stop(kStop);
}

void Simulator::accept(const sdk::Message& request, hub::Transport::Answered answered) {
  if (request.target.starts_with(kControl)) {
    answered(control(request));
    return;
  }
  const FaultKind* fault = nullptr;
  std::optional<sdk::Answer> answer;
  {
    const std::lock_guard lock{mutex_};
    fault = faults_.hit(request);
    answer = decide(request, fault);
    if (record_) record_->write(model::rfc3339(clock_.now()), request, answer);
  }
  if (!answer) {
    // Held until the simulator ends.
    later_->at(Later::Time::max(), [answered] { answered(empty_answer(503)); });
  } else if (fault != nullptr && fault->reply == FaultKind::Reply::late) {
    later_->after(kSlow, [answered, answer] { answered(*answer); });
  } else {
    answered(*answer);
  }
}

std::optional<sdk::Answer> Simulator::decide(const sdk::Message& request, const FaultKind* fault) {
  auto answer = fault == nullptr || fault->work == FaultKind::Work::done ? partner_->answer(request)
                                                                         : sdk::Answer{};
  if (fault != nullptr) {
    if (fault->reply == FaultKind::Reply::never) return std::nullopt;
    apply(*fault, answer);
  }
  for (auto& header : partner_->headers(request)) answer.headers.push_back(std::move(header));
  return answer;
}

sdk::Answer Simulator::control(const sdk::Message& request) {
  if (request.method != "GET" || path_of(request) != "/_simulator/effecten") {
    return empty_answer(404);
  }
  const std::lock_guard lock{mutex_};
  return json_answer(200, partner_->effects());
}

}  // namespace rodedraad::simulate
