#include "transport_under_test.h"

#include <algorithm>
#include <thread>

#include "rodedraad/sdk/text.h"

namespace rodedraad::certify {

namespace {

rd_error empty_error() {
  rd_error error{};
  error.struct_size = sizeof error;
  return error;
}

}  // namespace

TransportUnderTest::TransportUnderTest(Subject& subject, const std::vector<sdk::Pair>& settings)
    : subject_(subject), table_(*subject.plugin().transport) {
  const auto lent = sdk::lend(settings);
  auto error = empty_error();
  subject.doing("create");
  rd_status status = RD_BUG;
  try {
    status = table_.create(host_.table(), lent.data(), lent.size(), &self_, &error);
  } catch (...) {
    status = RD_BUG;
  }
  if (status != RD_OK) throw Skipped("er kan geen instantie worden gemaakt; zie defaults-create");
}

TransportUnderTest::~TransportUnderTest() {
  if (started_ && !stopped_) stop(std::chrono::seconds{1});
  subject_.doing("destroy");
  table_.destroy(self_);
}

rd_status TransportUnderTest::start() {
  subject_.doing("start");
  auto error = empty_error();
  started_ = true;
  stopped_ = false;
  rd_status status = RD_BUG;
  try {
    status = table_.start(self_, &error);
    error_ = error.text;
  } catch (...) {
    error_ = "er ontsnapte een exception aan start";
  }
  return status;
}

void TransportUnderTest::must_start() {
  if (start() != RD_OK) throw Failed("start lukt niet met de gegeven instellingen: " + error_);
}

std::string TransportUnderTest::address() const {
  return std::string{sdk::view(table_.address(self_))};
}

void TransportUnderTest::done(void* ctx, std::int32_t outcome, const rd_answer* answer,
                              const rd_error* /*error*/) {
  auto& sending = *static_cast<Sending*>(ctx);
  auto& owner = sending.owner;
  if (owner.stopped_) ++owner.late_;
  if ((outcome == RD_ANSWERED) != (answer != nullptr)) ++owner.unsound_;
  if (outcome < RD_ANSWERED || outcome > RD_UNKNOWN) ++owner.unsound_;
  ++sending.ended;
}

void TransportUnderTest::send(const sdk::Message& message) {
  subject_.doing("send");
  const sdk::Lent lent{message};
  sendings_.push_back(std::make_unique<Sending>(*this));
  try {
    table_.send(self_, lent.message(), done, sendings_.back().get());
  } catch (...) {
    throw Failed("er ontsnapte een exception aan send; vang alles en roep done aan");
  }
}

void TransportUnderTest::stop(std::chrono::milliseconds deadline) {
  subject_.doing("stop");
  table_.stop(self_, static_cast<std::uint32_t>(deadline.count()));
  stopped_ = true;
  host_.nothing_more();
}

std::vector<int> TransportUnderTest::endings() const {
  if (unsound_ > 0) {
    throw Failed(
        "done gaf een antwoord zonder RD_ANSWERED, of andersom, of een uitkomst die niet "
        "bestaat; zie rd_sent");
  }
  std::vector<int> result;
  for (const auto& sending : sendings_) result.push_back(sending->ended);
  return result;
}

bool TransportUnderTest::all_ended_within(std::chrono::milliseconds limit) const {
  const auto end = std::chrono::steady_clock::now() + limit;
  for (;;) {
    const auto now = endings();
    if (std::all_of(now.begin(), now.end(), [](int count) { return count > 0; })) return true;
    if (std::chrono::steady_clock::now() > end) return false;
    std::this_thread::sleep_for(std::chrono::milliseconds{5});
  }
}

}  // namespace rodedraad::certify
