#include "rodedraad/sdk/host.h"

#include <memory>

#include "rodedraad/sdk/text.h"

namespace rodedraad::sdk {

void Host::log(Level level, std::string_view event, const Fields& fields) const {
  std::vector<rd_pair> pairs;
  pairs.reserve(fields.size());
  for (const auto& [name, value] : fields) pairs.push_back({str(name), str(value)});
  host_->log(host_->ctx, static_cast<std::int32_t>(level), str(event), pairs.data(), pairs.size());
}

namespace {

void give_answer(void* ctx, const rd_answer* answer) {
  const std::unique_ptr<Host::Answered> done{static_cast<Host::Answered*>(ctx)};
  (*done)(copy(*answer));
}

}  // namespace

void Host::accept(const Message& message, Answered answered) const {
  const Lent lent{message};
  auto owned = std::make_unique<Answered>(std::move(answered));
  host_->accept(host_->ctx, lent.message(), give_answer, owned.release());
}

bool Host::turns_away(const Message& head, Answered answered) const {
  if (!RD_HAS(host_, rd_host, turns_away) || host_->turns_away == nullptr) return false;
  const Lent lent{head};
  auto owned = std::make_unique<Answered>(std::move(answered));
  if (host_->turns_away(host_->ctx, lent.message(), give_answer, owned.get()) == 0) return false;
  // Owned by give_answer, which may have run already.
  static_cast<void>(owned.release());
  return true;
}

}  // namespace rodedraad::sdk
