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

constexpr std::chrono::seconds kStop{2};
/// How long an answer waits for the next request, and stays behind its answer.
constexpr std::chrono::seconds kPatience{2};
constexpr std::chrono::milliseconds kBehind{50};
constexpr std::string_view kControl = "/_simulator/";
/// The transport http breaks the connection off for a status below 0.
constexpr int kBreakOff = -1;

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
      "http", settings,
      [this](const sdk::Message& request, const hub::Transport::Answered& answered) {
        accept(request, answered);
      });
  if (!made) throw std::invalid_argument(made.error().where + ": " + made.error().text);
  transport_ = *std::move(made);
  if (const auto started = transport_->start(); !started) throw Unavailable(started.error().text);
}

Simulator::~Simulator() {
  later_->finish();
  transport_->stop(kStop);
}

void Simulator::accept(const sdk::Message& request, const hub::Transport::Answered& answered) {
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
    const bool arrives = answer && answer->status != kBreakOff;
    if (record_) {
      record_->write(model::rfc3339(clock_.now()), request, arrives ? answer : std::nullopt);
    }
  }
  if (!answer) {
    // Held until the simulator ends.
    later_->at(Later::Time::max(), [answered] { answered(empty_answer(503)); });
    return;
  }
  pass(fault == nullptr ? FaultKind::Reply::as_is : fault->reply,
       fault == nullptr ? std::chrono::seconds{0} : fault->delay,
       [answered, answer] { answered(*answer); });
}

void Simulator::pass(FaultKind::Reply way, std::chrono::seconds delay,
                     std::function<void()> answered) {
  const auto waiting = let_go();
  if (way == FaultKind::Reply::late) {
    later_->after(delay, std::move(answered));
  } else if (way == FaultKind::Reply::after_next && !waiting) {
    hold(std::move(answered));
  } else {
    answered();
  }
  if (waiting) later_->after(kBehind, *waiting);
}

void Simulator::hold(std::function<void()> answered) {
  const auto held = std::make_shared<const std::function<void()>>(std::move(answered));
  std::shared_ptr<const std::function<void()>> earlier;
  {
    const std::lock_guard lock{held_mutex_};
    earlier = std::exchange(held_, held);
  }
  if (earlier) (*earlier)();
  later_->after(kPatience, [this, held] {
    {
      const std::lock_guard lock{held_mutex_};
      if (held_ != held) return;
      held_ = nullptr;
    }
    (*held)();
  });
}

std::shared_ptr<const std::function<void()>> Simulator::let_go() {
  const std::lock_guard lock{held_mutex_};
  return std::exchange(held_, nullptr);
}

std::optional<sdk::Answer> Simulator::decide(const sdk::Message& request, const FaultKind* fault) {
  auto answer = work(request, fault == nullptr ? FaultKind::Work::done : fault->work);
  if (fault != nullptr) {
    if (fault->reply == FaultKind::Reply::never) return std::nullopt;
    if (fault->reply == FaultKind::Reply::reset) return empty_answer(kBreakOff);
    answer = changed(*fault, std::move(answer));
  }
  for (auto& header : partner_->headers(request)) answer.headers.push_back(std::move(header));
  return answer;
}

sdk::Answer Simulator::work(const sdk::Message& request, FaultKind::Work work) {
  if (work == FaultKind::Work::not_done) return {};
  auto answer = partner_->answer(request);
  if (work == FaultKind::Work::repeated) return partner_->answer(request);
  if (work == FaultKind::Work::doubled) {
    partner_->forget();
    partner_->answer(request);
  }
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
