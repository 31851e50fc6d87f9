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

void Host::accept(const Message& message, Answered answered) const {
  const Lent lent{message};
  auto owned = std::make_unique<Answered>(std::move(answered));
  host_->accept(
      host_->ctx, lent.message(),
      [](void* ctx, const rd_answer* answer) {
        const std::unique_ptr<Answered> done{static_cast<Answered*>(ctx)};
        (*done)(copy(*answer));
      },
      owned.release());
}

}  // namespace rodedraad::sdk
