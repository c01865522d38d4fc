"""Export files, made once per version of their consultation."""

from __future__ import annotations

from sqlalchemy import BigInteger, ForeignKey, Integer, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column, relationship

from ..consultations.models import Consultation
from ..db import Base, Code, Digest, Key, Line, Moment, Record, Ref


class ExportFile(Base):
    __tablename__ = "export_file"
    __table_args__ = (UniqueConstraint("consultation_id", "dataset", "format", "version"),)

    id: Mapped[Key]
    consultation_id: Mapped[Ref] = mapped_column(ForeignKey(Consultation.id, ondelete="CASCADE"))
    consultation: Mapped[Consultation] = relationship()
    dataset: Mapped[Code]  # contributions, arguments, supports, results
    format: Mapped[Code]
    version: Mapped[int] = mapped_column(BigInteger)  # of the consultation's pages when it was made
    name: Mapped[Line]
    rows: Mapped[int] = mapped_column(Integer)
    size: Mapped[int] = mapped_column(BigInteger)  # bytes
    sha256: Mapped[Digest]  # also its address in the storage
    manifest: Mapped[Record]
    made_at: Mapped[Moment]
