#pragma once

#include <memory>
#include <span>

#include "rodedraad/sdk/adapter.h"

/// A zaaksysteem that speaks the ZGW APIs: notifications come in (Notificaties API 1.0), and cases
/// are opened, followed and given a status (Zaken API 1.5).
namespace rodedraad::zgw {

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

}  // namespace rodedraad::zgw
