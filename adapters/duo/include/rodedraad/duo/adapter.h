#pragma once

#include <span>
#include <string>
#include <vector>

#include "rodedraad/message/mapping.h"
#include "rodedraad/sdk/adapter.h"

/// DUO's machine-to-machine exchange with municipalities for the Wet inburgering 2021: DUO sends
/// thin notifications, the municipality then asks what changed, and registers what it did. Source:
/// the OpenAPI documents in github.com/duonl/gemeente-m2m-inburgering.
namespace rodedraad::duo {

class Adapter final : public sdk::Adapter {
 public:
  Adapter(sdk::Host host, std::span<const sdk::Pair> settings);

  sdk::Admission admit(const sdk::Message& message) const override;
  sdk::Answer reply(const sdk::ReplyRequest& request) const override;
  sdk::Decoded decode(const sdk::Message& message) const override;
  sdk::Message encode(const sdk::EncodeRequest& request) const override;
  sdk::Judgement judge(const sdk::Message& sent, const sdk::Answer& answer) const override;
  sdk::Decoded relate(const sdk::Message& message, const sdk::Known& known) const override;
  std::vector<sdk::Finding> vet(const sdk::EncodeRequest& request,
                                const sdk::Known& known) const override;

 private:
  message::Mapping mapping_;
  std::string oin_;  ///< DUO's own; empty: not checked
};

}  // namespace rodedraad::duo
