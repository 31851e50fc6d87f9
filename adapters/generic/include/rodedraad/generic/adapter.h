#pragma once

#include <memory>
#include <span>

#include "rodedraad/sdk/adapter.h"

/// For partners without a standard of their own: what their messages mean, and what messages to
/// them look like, is all in the mapping file and the settings.
namespace rodedraad::generic {

struct Options;

class Adapter final : public sdk::Adapter {
 public:
  Adapter(sdk::Host host, std::span<const sdk::Pair> settings);
  ~Adapter() override;

  sdk::Admission admit(const sdk::Message& message) const override;
  sdk::Answer reply(const sdk::ReplyRequest& request) const override;
  sdk::Decoded decode(const sdk::Message& message) const override;
  sdk::Message encode(const sdk::EncodeRequest& request) const override;
  sdk::Judgement judge(const sdk::Message& sent, const sdk::Answer& answer) const override;

 private:
  std::unique_ptr<const Options> options_;
};

}  // namespace rodedraad::generic
