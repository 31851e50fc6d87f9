#pragma once

#include <memory>
#include <span>

#include "rodedraad/sdk/adapter.h"

/// iWmo 3.2 between municipalities and providers of Wmo support, bare or in the StUF envelope of
/// the GGk (ggk0210). Source: the XSDs, code lists and rules of iStandaarden (Zorginstituut
/// Nederland).
namespace rodedraad::wmo {

class Adapter final : public sdk::Adapter {
 public:
  Adapter(sdk::Host host, std::span<const sdk::Pair> settings);
  ~Adapter() override;

  sdk::Admission admit(const sdk::Message& message) const override;
  sdk::Answer reply(const sdk::ReplyRequest& request) const override;
  sdk::Decoded decode(const sdk::Message& message) const override;
  sdk::Message encode(const sdk::EncodeRequest& request) const override;
  sdk::Judgement judge(const sdk::Message& sent, const sdk::Answer& answer) const override;
  sdk::Decoded relate(const sdk::Message& message, const sdk::Known& known) const override;

 private:
  struct Parts;
  std::unique_ptr<const Parts> parts_;
};

}  // namespace rodedraad::wmo
